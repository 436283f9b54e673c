import { defaultRehypePlugins, type StreamdownProps } from 'streamdown';

type Plugins = NonNullable<StreamdownProps['rehypePlugins']>;

/** As much of an element of the tree as is needed here. */
interface TreeNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: TreeNode[];
}

/**
 * What a model's text goes through before it is shown. Streamdown's own plugins also take HTML in; without that one it
 * is shown as text, and no id of a model can stand for an element of the page.
 */
export const HARDENED: Plugins = [
  defaultRehypePlugins['sanitize'] ?? missing('sanitize'),
  () => showPicturesAsLinks,
  [
    pluginOf('harden'),
    { allowedLinkPrefixes: ['*'], allowedImagePrefixes: [], allowedProtocols: [] },
  ],
];

function pluginOf(name: string): () => void {
  const entry = defaultRehypePlugins[name];
  return (Array.isArray(entry) ? entry[0] : missing(name)) as () => void;
}

function missing(name: string): never {
  throw new Error(`streamdown no longer has the plugin "${name}".`);
}

/** A picture from elsewhere would tell its host who reads this, so it becomes a link that names the host. */
function showPicturesAsLinks(node: TreeNode): void {
  node.children = node.children?.map(child => {
    if (child.tagName === 'img') return linkToPicture(child.properties ?? {});
    showPicturesAsLinks(child);
    return child;
  });
}

function linkToPicture({ src, alt }: Record<string, unknown>): TreeNode {
  const url = typeof src === 'string' && URL.canParse(src) ? new URL(src) : undefined;
  const name = typeof alt === 'string' && alt !== '' ? alt : 'picture';
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return { type: 'text', value: `[${name}]` };
  }
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: url.href },
    children: [{ type: 'text', value: `Picture at ${url.host}: ${name}` }],
  };
}
