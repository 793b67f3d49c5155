/** The names of the types that are derived from a declared one. */
export const whereOf = (type: string) => `${type}Where`;
export const orderOf = (type: string) => `${type}Order`;
export const orderFieldOf = (type: string) => `${type}OrderField`;
export const oneFilterOf = (type: string) => `${type}OneFilter`;
export const manyFilterOf = (type: string) => `${type}ManyFilter`;
export const computedFilterOf = (part: string, field: string) =>
  `${part}${field.charAt(0).toUpperCase()}${field.slice(1)}Filter`;
export const filterOf = (scalar: string, list = false) => `${scalar}${list ? 'List' : ''}Filter`;

/** `SectorShareProject` for an edge to projects that carries a sector's share, else `Project`. */
export const connectionStem = (type: string, edge: string | undefined) => `${edge ?? ''}${type}`;

/** `Financing` → `financing`: the root field of one. */
export const singularOf = (type: string) => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;

const parted = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');

/** `startsOn` → `STARTS_ON`: a word of an enum. */
export const constantCase = (name: string) => parted(name).toUpperCase();

/** `startsOn` → `starts_on`: a column. */
export const snakeCase = (name: string) => parted(name).toLowerCase();
