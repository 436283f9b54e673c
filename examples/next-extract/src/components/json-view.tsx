import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DifferingPlaces } from '../lib/differences.ts';
import { isSamePath, pathText, type JsonPath, type JsonValue } from '../lib/json-value.ts';
import { Caret } from './caret.tsx';
import { Differing } from './differing.tsx';

interface Tree {
  growing: JsonPath | undefined;
  /** Where the other attempt says something else; `undefined` when there is none to compare with. */
  differing: DifferingPlaces | undefined;
  /** The places that the reader has folded; they stay so while the object grows. */
  folded: ReadonlySet<string>;
  onFold: (place: string) => void;
}

/** An object as JSON, in which every object and list can be folded. */
export function JsonView({ value, ...tree }: { value: JsonValue | undefined } & Tree) {
  return (
    <div
      role="group"
      aria-label="JSON"
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-border bg-code px-3 py-2 font-mono text-[0.84375rem] leading-[1.7]"
    >
      {value === undefined ? (
        <p className="text-muted-foreground">–</p>
      ) : (
        <Node value={value} path={[]} tree={tree} before="" after="" />
      )}
    </div>
  );
}

interface NodeProps {
  value: JsonValue;
  path: JsonPath;
  tree: Tree;
  /** What stands on the line before it: its name. */
  before: string;
  /** The comma behind it. */
  after: string;
}

function Node(props: NodeProps) {
  const { value, path, tree, before, after } = props;
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    const isGrowing = tree.growing !== undefined && isSamePath(tree.growing, path);
    const text = <span className={colourOf(value)}>{JSON.stringify(value)}</span>;
    return (
      <Line before={before}>
        {tree.differing?.has(path) ? <Differing>{text}</Differing> : text}
        {isGrowing && typeof value === 'string' ? <Caret /> : after}
      </Line>
    );
  }
  return <Branch {...props} value={value} />;
}

function Branch(props: Omit<NodeProps, 'value'> & { value: object }) {
  const { value, path, tree, before, after } = props;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const place = pathText(path);
  const isFolded = tree.folded.has(place);
  // What is folded away is marked at the fold.
  const isMarked = tree.differing?.has(path) || (isFolded && tree.differing?.hasInside(path));
  const beginning = (
    <>
      {open}
      {isFolded && <span className="text-muted-foreground"> {sizeText(value)} </span>}
      {isFolded && close}
    </>
  );
  return (
    <>
      <div className="flex min-w-max items-baseline">
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-label={`${place || 'The whole object'}, ${sizeText(value)}`}
          onClick={() => tree.onFold(place)}
          className="-ms-1 grid size-7 shrink-0 place-items-center self-center rounded hover:bg-muted pointer-coarse:size-11"
        >
          <ChevronRight
            aria-hidden
            size={14}
            className={`motion-safe:transition-transform ${isFolded ? '' : 'rotate-90'}`}
          />
        </button>
        <span className="whitespace-pre">
          {before}
          {isMarked ? <Differing>{beginning}</Differing> : beginning}
          {isFolded && after}
        </span>
      </div>
      {!isFolded && (
        <>
          <div className="ms-2 border-s border-border ps-3">
            <Children value={value} path={path} tree={tree} />
          </div>
          <Line before="">
            {close}
            {after}
          </Line>
        </>
      )}
    </>
  );
}

function Children({ value, path, tree }: { value: object; path: JsonPath; tree: Tree }) {
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  return entries.map(([name, child], index) => (
    <Node
      key={name}
      value={child as JsonValue}
      path={[...path, isList ? index : name]}
      tree={tree}
      before={isList ? '' : `${JSON.stringify(name)}: `}
      after={index < entries.length - 1 ? ',' : ''}
    />
  ));
}

/** Starts where the text behind a fold button does. */
function Line({ before, children }: { before: string; children: ReactNode }) {
  return (
    <div className="min-w-max ps-6 whitespace-pre pointer-coarse:ps-10">
      {before}
      {children}
    </div>
  );
}

function colourOf(value: JsonValue): string {
  if (typeof value === 'string') return 'text-ok';
  return typeof value === 'number' ? 'text-link' : 'text-warn';
}

function sizeText(value: object): string {
  const count = Object.keys(value).length;
  const noun = Array.isArray(value) ? 'item' : 'field';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
