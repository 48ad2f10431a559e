import type {
  AttachmentType,
  Book,
  CellRange,
  DocumentLayout,
  FileRef,
  Issue,
  Grid,
  TextBlock,
  Visibility,
  WithIssues,
  WorkbookChange,
  WorkbookLayout,
} from '../core/model';

/** A file as it was handed in: its base name and its bytes. */
export type InputFile = { readonly name: string; readonly bytes: Uint8Array };

/** A file that was handed in, or one that is read when its turn comes: thousands need not stand in memory together. */
export type HandedIn =
  InputFile | { readonly name: string; /** throws AdapterError */ readonly read: () => Promise<Uint8Array> };

/** A file to be handed out. */
export type OutputFile = { readonly name: string; readonly bytes: Uint8Array };

/** What a file turned out to be, told from its bytes. */
export type ReadFile =
  | { readonly kind: 'book'; readonly file: FileRef; readonly book: Book }
  /** handed back as what it is: a stamped PDF, a photo, a .doc, a .rar */
  | {
      readonly kind: 'attachment';
      readonly file: FileRef;
      readonly type: AttachmentType;
    }
  | {
      readonly kind: 'archive';
      readonly file: FileRef;
      readonly members: readonly InputFile[];
      /** members that could not be unpacked; the others can be read all the same */
      readonly refused: readonly { readonly name: string; readonly issue: Issue }[];
    };

/** Bytes of a plan document in any format → text blocks. Throws AdapterError where the file cannot be read at all. */
export type DocumentReader = (file: InputFile) => Promise<WithIssues<readonly TextBlock[]>>;

/** Bytes of any returned file → grids, or what else it is. Throws AdapterError where it cannot be read. */
export type FileReader = (file: InputFile) => Promise<ReadFile>;

/** Layout → bytes of an .xlsx; the same layout gives the same bytes. */
export type WorkbookWriter = (layout: WorkbookLayout) => Uint8Array;

/** Bytes of an existing .xlsx/.xlsm with changes → bytes; every part that no change names stays byte for byte. */
export type WorkbookPatcher = (
  bytes: Uint8Array,
  changes: readonly WorkbookChange[],
  options: PatchOptions,
) => Uint8Array;
export type PatchOptions = {
  /** `YYYY-MM-DDTHH:mm:ssZ` */
  readonly modified?: string;
  /** the file's name, for messages */
  readonly file?: string;
};

/** Files → one .zip, names in UTF-8, dates fixed. */
export type ZipWriter = (files: readonly OutputFile[]) => Uint8Array;

/** Neutral document → bytes of a .docx. */
export type DocumentWriter = (layout: DocumentLayout) => Promise<Uint8Array>;

/** What the actions of the app need from the outside; every entry composes its own. */
export type Services = {
  readonly readDocument: DocumentReader;
  readonly readFile: FileReader;
  readonly writeWorkbook: WorkbookWriter;
  readonly patchWorkbook: WorkbookPatcher;
  readonly zip: ZipWriter;
  readonly writeDocument: DocumentWriter;
};

export type SheetInfo = { readonly id: string; readonly name: string; readonly visibility: Visibility };

export type WorkbookEvent =
  | {
      readonly kind: 'changed';
      readonly sheetId: string;
      readonly range: CellRange;
      readonly source: 'local' | 'remote';
    }
  | { readonly kind: 'sheetsChanged' }
  | { readonly kind: 'activated'; readonly sheetId: string }
  | { readonly kind: 'selected'; readonly sheetId: string; readonly range: CellRange };

export type HostCapabilities = {
  readonly host: 'excel' | 'memory';
  readonly readOnly: boolean;
  /** whether the host can hand out the whole file's bytes */
  readonly bytes: boolean;
};

/**
 * A workbook that is open somewhere: live Excel through office.js, or bytes in memory behind the web edition and the
 * command line. One contract suite (test/adapters/workbook-contract) runs on every implementation.
 * Every operation either happens whole or throws an AdapterError; sheets are addressed by id, since names change.
 */
export interface WorkbookPort {
  capabilities(): HostCapabilities;
  sheets(): Promise<readonly SheetInfo[]>;
  /** reads sheets as grids: one round trip to the host however many rows */
  readSheets(ids: readonly string[]): Promise<readonly Grid[]>;
  /** adds the layout's sheets behind the last one; returns their ids in order */
  insertSheets(layout: WorkbookLayout): Promise<readonly string[]>;
  /** applies changes in the order given, all or nothing; places in a change count what changes before it did */
  apply(changes: readonly WorkbookChange[]): Promise<void>;
  /** takes back the last insertSheets or apply, cell for cell; false where there is nothing to take back */
  restore(): Promise<boolean>;
  activate(sheetId: string): Promise<void>;
  select(sheetId: string, range: CellRange): Promise<void>;
  selection(): Promise<{ readonly sheetId: string; readonly range: CellRange } | null>;
  subscribe(listener: (event: WorkbookEvent) => void): Promise<() => Promise<void>>;
  /** the whole workbook as .xlsx; null where the host keeps the bytes to itself */
  bytes(): Promise<Uint8Array | null>;
}
