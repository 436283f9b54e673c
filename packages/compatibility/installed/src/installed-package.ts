import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PackageJson {
  version: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

/** The provider as npm has laid it out in the node_modules of an app. */
export class InstalledPackage {
  private readonly folder: string;

  constructor(appFolder: string) {
    this.folder = join(appFolder, 'node_modules', 'ollama-turbo-provider');
  }

  packageJson(): PackageJson {
    return JSON.parse(readFileSync(join(this.folder, 'package.json'), 'utf8')) as PackageJson;
  }

  /** The names of the packages that the build imports; the bundler begins lines with its imports. */
  importedPackages(): Set<string> {
    const specifiers = this.builtFiles('.js')
      .flatMap(text => [...text.matchAll(/^(?:import|export)\b[^'";]*["']([^'"]+)["']/gm)])
      .map(([, specifier = '']) => specifier)
      .filter(specifier => !specifier.startsWith('.'));
    return new Set(specifiers.map(packageName));
  }

  /** Reads of the globals of Node that fail where there are none. */
  unguardedGlobals(): string[] {
    const unguarded = /\bglobalThis\.(?:process|Buffer)\b(?!\?\.)/g;
    return this.builtFiles('.js').flatMap(text => text.match(unguarded) ?? []);
  }

  /** Sources that the source maps name, each with whether it is there. */
  mappedSources(): { source: string; exists: boolean }[] {
    return this.builtFiles('.map')
      .flatMap(text => (JSON.parse(text) as { sources: string[] }).sources)
      .map(source => ({ source, exists: existsSync(join(this.folder, 'dist', source)) }));
  }

  private builtFiles(extension: string): string[] {
    const dist = join(this.folder, 'dist');
    const names = readdirSync(dist).filter(name => name.endsWith(extension));
    return names.map(name => readFileSync(join(dist, name), 'utf8'));
  }
}

function packageName(specifier: string): string {
  const depth = specifier.startsWith('@') ? 2 : 1;
  return specifier.split('/').slice(0, depth).join('/');
}
