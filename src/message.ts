/** Which facts a message needs: the name of each, and whether it is text or a number. */
export type ParamKinds = Readonly<Record<string, 'text' | 'number'>>;

/** The facts of a message. Never personal data. */
export type ParamsOf<Kinds extends ParamKinds> = {
  readonly [Name in keyof Kinds]: Kinds[Name] extends 'number' ? number : string;
};

/** A catalogue of messages: each code with the facts that its sentence needs. */
export type Catalogue = Readonly<Record<string, ParamKinds>>;

/** One message out of a catalogue. A screen or a log makes a sentence of it. */
export type Message<C extends Catalogue> = {
  readonly [Code in keyof C & string]: { readonly code: Code; readonly params: ParamsOf<C[Code]> };
}[keyof C & string];

/** How one language says each message of a catalogue. */
export type Sentences<C extends Catalogue> = {
  readonly [Code in keyof C & string]: (params: ParamsOf<C[Code]>) => string;
};

/** @returns the sentence of a message in the language of `sentences` */
export const say = <Code extends string>(
  sentences: Readonly<Record<Code, (params: never) => string>>,
  message: { readonly code: Code; readonly params: object },
): string => (sentences[message.code] as (params: object) => string)(message.params);
