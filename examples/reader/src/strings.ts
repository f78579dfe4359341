/** The words of this frontend itself, in three languages. Everything else comes from the API. */

import type { Language, Scheme } from "./api/types";
import { en } from "./strings/en";
import { pl, type Strings } from "./strings/pl";
import { uk } from "./strings/uk";

export const LANGUAGES = ["pl", "en", "uk"] as const satisfies readonly Language[];

/** The address of the search in every language; the site has it there as well. */
export const SEARCH: Record<Language, string> = { pl: "/pl/szukaj/", en: "/en/search/", uk: "/uk/poshuk/" };

export const strings: Record<Language, Strings> = { pl, en, uk };

/** Return the language of an address of the site: its first part, or Polish. */
export function languageOf(path: string): Language {
  return LANGUAGES.find((code) => path === `/${code}` || path.startsWith(`/${code}/`)) ?? "pl";
}

/** Return a word for a code whose label in facets is the bare code; others keep the API's label. */
export function codeWord(scheme: Scheme, code: string, label: string, language: Language): string {
  if (label !== code) return label;
  if (scheme === "working-language") return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? label;
  const codes: Partial<Record<string, Record<string, string>>> = strings[language].codes;
  return codes[scheme]?.[code] ?? label;
}
