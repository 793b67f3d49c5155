import type {
  ColumnType,
  ComputedDeclaration,
  ManyDeclaration,
  TypeDeclaration,
} from './declaration';
import type { Table, TableColumn, TableRelation, Tables } from './tables';

/** The declared graph bound to its tables: all that the schema builder and the compiler know. */
export interface Catalog {
  readonly types: ReadonlyMap<string, GraphType>;
  readonly tables: Tables;
  /** The type of that name; an unknown name is a fault of the declaration. */
  type(name: string): GraphType;
}

export interface GraphType {
  readonly name: string;
  readonly description: string;
  /** The word that stands for it where an interface tells kinds apart. */
  readonly kind: string;
  readonly sort: TypeDeclaration['sort'];
  readonly options: TypeDeclaration['options'];
  /** Models that hold its columns: its own first, then the supertypes that share its id. */
  readonly chain: readonly string[];
  /** Where the keys of what a row of it stands in are found, all the way up; null where they are not kept. */
  readonly ancestry: AncestryTable | null;
  readonly interfaces: readonly GraphType[];
  /** The object types that a value of this type can have: itself, unless it is an interface. */
  readonly concrete: readonly GraphType[];
  /** In the order of declaration, inherited ones first. */
  readonly fields: ReadonlyMap<string, GraphField>;
}

/** A model with a row of the same id, and its columns that are keys, each called by the way up: `program_plan_id`. */
export interface AncestryTable {
  readonly model: string;
  readonly keys: ReadonlySet<string>;
}

/** A column and the model of the chain in whose table it stands. */
export interface Place {
  readonly model: string;
  readonly column: TableColumn;
}

/** A relation and the model of the chain on which it stands. */
export interface Step {
  readonly model: string;
  readonly name: string;
  readonly relation: TableRelation;
}

interface Base {
  readonly name: string;
  readonly description: string;
}

export interface ColumnField extends Base {
  readonly sort: 'column';
  readonly type: ColumnType;
  readonly place: Place;
  readonly orderPlace: Place;
  readonly nullable: boolean;
  readonly list: boolean;
  /** Whether no two of a noun have the same. */
  readonly isKey: boolean;
}

export interface LocalizedField extends Base {
  readonly sort: 'localized';
  readonly fallback: Place;
  readonly orderPlace: Place;
  readonly labels: Step;
  readonly labelTable: Table;
  readonly kind: string;
}

export interface PartField extends Base {
  readonly sort: 'part';
  readonly type: string;
  /** The column behind each field of the part; the first decides whether there is a part. */
  readonly places: ReadonlyMap<string, Place>;
  readonly facts: ReadonlyMap<string, readonly BoundFact[]>;
}

/** Where a fact about a row stands: in a column, of the row or of one that it leads to, or in SQL on its table. */
export type BoundFact =
  | { readonly through: Pick<OneField, 'step' | 'type' | 'nullable'> | null; readonly place: Place }
  | { readonly sql: string; readonly model: string };

/** A row that is computed: a field of a part. */
export interface ComputedField extends Base {
  readonly sort: 'computed';
  readonly type: string;
  readonly declaration: ComputedDeclaration;
}

export interface OneField extends Base {
  readonly sort: 'one';
  readonly type: string;
  readonly step: Step;
  readonly nullable: boolean;
  readonly orderBy: string | null;
}

export interface ManyField extends Base {
  readonly sort: 'many';
  readonly type: string;
  /** From this type to the other end, or to the rows of the edge. */
  readonly step: Step;
  /** From the rows of the edge on to the other end. */
  readonly onward: Step | null;
  readonly declaration: ManyDeclaration;
}

export interface ListField extends Base {
  readonly sort: 'list';
  readonly type: string;
  readonly step: Step;
  readonly orderBy: readonly string[];
  /** How many rows there are at most, where that is known. */
  readonly most?: number | undefined;
}

export type GraphField =
  | ColumnField
  | LocalizedField
  | PartField
  | ComputedField
  | OneField
  | ManyField
  | ListField;
