const CONDITIONS = ['sunny', 'cloudy', 'rainy', 'windy', 'foggy'] as const;

/** The weather in a city, made up for this example. */
export interface Weather {
  city: string;
  /** Degrees Celsius. */
  temperature: number;
  condition: (typeof CONDITIONS)[number];
}

/** Weather from the letters of the city's name: the same city always has the same. */
export function weatherIn(city: string): Weather {
  const sum = [...city.toLowerCase()].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return {
    city,
    temperature: 5 + (sum % 25),
    condition: CONDITIONS[sum % CONDITIONS.length] ?? 'sunny',
  };
}
