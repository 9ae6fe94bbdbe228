/**
 * The weeks of a month, `2026-11`: seven days each, undefined for those of other months. `first`: the day with which weeks
 * begin, from 1 for Monday to 7 for Sunday (ISO 8601).
 */
export function weeksOf(month: string, first: number): (string | undefined)[][] {
  const start = new Date(`${month}-01T00:00:00Z`);
  const days = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  const before = (start.getUTCDay() - first + 7) % 7;
  const cells = Array.from({ length: Math.ceil((before + days) / 7) * 7 }, (_, index) => {
    const day = index - before + 1;
    return day < 1 || day > days ? undefined : `${month}-${String(day).padStart(2, "0")}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
