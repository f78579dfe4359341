/** Chains: what was seen at an activity, the practice it led to, who took it up, and what came of it. */

import { chain } from "./api/client";
import type { Chain, ChainLink, Language } from "./api/types";
import { LANGUAGES } from "./strings";

/** Return everything in a chain that has a page. */
export function linksOf({ activities, findings, practices, adoptions }: Chain): ChainLink[] {
  return [...activities, ...findings, ...practices, ...adoptions];
}

/** Return the object that a chain was asked for. */
export function ownLink(known: Chain | null): ChainLink | undefined {
  return known ? linksOf(known).find(({ key }) => key === known.key) : undefined;
}

/** Return the page of an object's chain, or undefined when nothing else belongs to it. */
export async function chainPath(key: string, language: Language): Promise<string | undefined> {
  const known = await chain(key, language);
  return known && linksOf(known).length > 1 ? ownLink(known)?.chain : undefined;
}

/** Return the chain whose page has this path; objects with a page of their own have none at `by-path`. */
export async function chainAt(path: string, language: Language): Promise<Chain | null> {
  const key = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/$/.exec(path)?.[1];
  const known = key ? await chain(key, language) : null;
  return ownLink(known)?.chain === path ? known : null;
}

/** Return the pages of the same chain in every language. */
export async function chainVersions(key: string): Promise<{ language: Language; path: string }[]> {
  const versions = await Promise.all(
    LANGUAGES.map(async (language) => ({ language, path: ownLink(await chain(key, language))?.chain ?? "" })),
  );
  return versions.filter(({ language, path }) => path.startsWith(`/${language}/`));
}
