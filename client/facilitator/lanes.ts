/** A role's name in four letters for the head of its lane: "Network & security" -> "Netw", "Direction" -> "Dire". */
export function laneName(name: string): string {
  const word = name.split(/[\s&,/]+/)[0] ?? name;
  return word.slice(0, 4);
}
