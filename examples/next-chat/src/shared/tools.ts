/** The conditions that a forecast knows. */
export const CONDITIONS = ['sunny', 'cloudy', 'rainy', 'windy', 'foggy', 'snowy'] as const;

export type Condition = (typeof CONDITIONS)[number];

export interface ForecastDay {
  /** 0 is today. */
  inDays: number;
  condition: Condition;
  /** Degrees Celsius. */
  low: number;
  high: number;
  /** Percent. */
  chanceOfRain: number;
}

/** Weather, made up for this example. */
export interface Weather {
  city: string;
  /** Degrees Celsius, now. */
  temperature: number;
  condition: Condition;
  /** Today and the four days after it. */
  forecast: ForecastDay[];
}

export interface Calculation {
  expression: string;
  result: number;
}

export interface WebSearchResults {
  results: { title: string; url: string; content: string }[];
}

/** A note that was, for this example, not really sent to anybody. */
export interface SentNote {
  to: string;
  note: string;
  /** ISO 8601. */
  sentAt: string;
}

/** The error of a call whose answer ended before it did: it has not failed, it was not finished. */
export const STOPPED_CALL = 'Stopped by the user';

/** The tools of the chat by name: parts of messages are `tool-get_weather` and so on. */
// A type, for an interface does not fit the index signature of `UITools`.
// oxlint-disable-next-line typescript/consistent-type-definitions
export type ChatTools = {
  get_weather: { input: { city: string }; output: Weather };
  calculator: { input: { expression: string }; output: Calculation };
  web_search: { input: { query: string }; output: WebSearchResults };
  /** Asks for the reader's permission each time. */
  send_note: { input: { to: string; note: string }; output: SentNote };
};
