import type { ThinkingControl, ThinkingSetting } from '../../shared/api.ts';

const CHOICES: Readonly<Record<ThinkingControl, readonly ThinkingSetting[]>> = {
  none: [],
  switch: ['off', 'on'],
  levels: ['low', 'medium', 'high'],
};

/** What can be chosen for a model; nothing when it does not think. */
export function thinkingChoices(control: ThinkingControl): readonly ThinkingSetting[] {
  return CHOICES[control];
}

/** What a choice means for a model, which may have been made for another one; undefined when it does not think. */
export function nearestThinking(
  control: ThinkingControl,
  setting: ThinkingSetting,
): ThinkingSetting | undefined {
  const choices = thinkingChoices(control);
  if (choices.includes(setting) || choices.length === 0)
    return choices.find(name => name === setting);
  if (control === 'switch') return 'on';
  return setting === 'off' ? 'low' : 'medium';
}
