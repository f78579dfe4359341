/** Dates as exact as their source: a day, a month, a year, or not recorded. */

import type { Language, RecordedDate } from "./api/types";
import { strings } from "./strings";

const LOCALES: Record<Language, string> = { pl: "pl-PL", en: "en-GB", uk: "uk-UA" };
const FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
  moment: { dateStyle: "long", timeStyle: "short" },
};

/** Return a moment with its time, as clocks in the partnership's region show it. */
export function moment(value: string, language: Language): string {
  return formatter("moment", language).format(new Date(value));
}

/** Return a calendar date as readers of a language write it. */
export function day(value: string, language: Language): string {
  return format(value, "day", language, false);
}

/** Return a recorded date, its year in brackets when it was worked out; empty when unknown. */
export function recorded(date: RecordedDate, language: Language): string {
  if (!date.value) return "";
  return format(date.value, date.precision, language, inferred(date));
}

/** Return "start–end", as far as it is known; empty when nothing is. */
export function period(start: RecordedDate, end: RecordedDate, language: Language): string {
  if (start.value && start.precision === end.precision && !inferred(start) && !inferred(end)) {
    return formatter(start.precision, language).formatRange(new Date(start.value), new Date(end.value));
  }
  const dates = [recorded(start, language), recorded(end, language)].filter(Boolean);
  return dates.join(" – ");
}

/** Say how exact a date is, where it is less than a day. */
export function exactness(date: RecordedDate, language: Language): string {
  const words = strings[language];
  if (inferred(date)) return words.yearInferred;
  if (date.precision === "month") return words.monthOnly;
  return date.precision === "year" ? words.yearOnly : "";
}

function inferred(date: RecordedDate): boolean {
  return date.basis === "inferred-year";
}

function format(value: string, precision: string, language: Language, bracketed: boolean): string {
  const parts = formatter(precision, language).formatToParts(new Date(value));
  return parts.map((part) => (part.type === "year" && bracketed ? `[${part.value}]` : part.value)).join("");
}

/** "2019" and "2019-04" are read as their first day, in UTC. */
function formatter(precision: string, language: Language): Intl.DateTimeFormat {
  const timeZone = precision === "moment" ? "Europe/Warsaw" : "UTC";
  return new Intl.DateTimeFormat(LOCALES[language], { ...(FORMATS[precision] ?? FORMATS.day), timeZone });
}
