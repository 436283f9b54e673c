import type { ModelCatalogue, ModelEntry, ModelGroup } from '../../shared/api.ts';

/** The groups with those of their models whose name has all words of a search; groups that lack any only without one. */
export function searchModels(catalogue: ModelCatalogue, query: string): ModelGroup[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  const fits = ({ name }: ModelEntry) => words.every(word => name.toLowerCase().includes(word));
  return catalogue.groups
    .map(group => ({ ...group, models: group.models.filter(fits) }))
    .filter(({ models }) => models.length > 0 || words.length === 0);
}
