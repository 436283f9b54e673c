import { wordsOf } from './words.js';

const OFF = /\b(?:off|disabled?|deactivate|stop|without|no|not|never|don['’]t)\b/i;
const ON = /\b(?:on|enabled?|activate|start)\b/i;

/** Properties that say by themselves what being true means. */
const SWITCHES = new Set(['on', 'enabled', 'enable', 'active', 'power', 'powered', 'state']);
const INVERTED_SWITCHES = new Set(['off', 'disabled', 'disable', 'muted', 'mute']);

/** What the question says of a property that is true or false: "Turn off …"; undefined when it says nothing. */
export function switchFromQuestion(question: string, name: string): boolean | undefined {
  const isInverted = wordsOf(name).some(word => INVERTED_SWITCHES.has(word));
  if (OFF.test(question)) return isInverted;
  return ON.test(question) ? !isInverted : undefined;
}

/** Whether a property is what a question about on and off is about. */
export function isSwitch(name: string): boolean {
  return wordsOf(name).some(word => SWITCHES.has(word) || INVERTED_SWITCHES.has(word));
}
