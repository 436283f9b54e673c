export interface DayGroup<T> {
  name: 'Today' | 'Yesterday' | 'Last 7 days' | 'Older';
  items: T[];
}

const DAY = 24 * 60 * 60 * 1000;

/** Groups what is ordered by time, the newest first, by days of the reader's calendar; groups without items are left out. */
export function groupByDay<T extends { updatedAt: string }>(
  items: readonly T[],
  now: Date,
): DayGroup<T>[] {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const nameOf = (time: number): DayGroup<T>['name'] => {
    if (time >= today) return 'Today';
    // Half a day of leeway, because a day in which the clock is set forward is shorter.
    if (
      time >= today - DAY - DAY / 2 &&
      new Date(time).getDate() === new Date(today - DAY / 2).getDate()
    ) {
      return 'Yesterday';
    }
    return time >= today - 7 * DAY ? 'Last 7 days' : 'Older';
  };
  const groups: DayGroup<T>[] = [];
  for (const item of items) {
    const name = nameOf(new Date(item.updatedAt).getTime());
    const last = groups.at(-1);
    if (last?.name === name) last.items.push(item);
    else groups.push({ name, items: [item] });
  }
  return groups;
}
