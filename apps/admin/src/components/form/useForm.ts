import { useCallback, useRef, useState } from 'react';

/** Why the server did not take a form: `extensions.fields` of BAD_USER_INPUT, or a sentence about the whole. */
export interface Refusal {
  message?: string;
  fields?: readonly { path: string; message: string }[];
}

type Strings<Values> = { [Key in keyof Values]: Values[Key] extends string ? Key : never }[keyof Values] &
  string;
type Flags<Values> = { [Key in keyof Values]: Values[Key] extends boolean ? Key : never }[keyof Values] &
  string;

export interface FormState<Values extends object> {
  values: Values;
  /** Errors by the field's path; a path below a field ("footer.address") stands under the field too. */
  errors: Readonly<Record<string, string>>;
  /** What was refused and belongs to no field; where it was about fields only, it ends once they are all changed. */
  failure: Refusal | null;
  saving: boolean;
  /** Something differs from what was saved last. */
  dirty: boolean;
  set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void;
  /** Spread onto a `TextField` or `SelectField`. */
  text: <Key extends Strings<Values>>(
    key: Key,
  ) => { name: Key; value: Values[Key]; onChange: (value: Values[Key]) => void; error: string | undefined };
  /** Spread onto a `SwitchField` or `CheckboxField`. */
  flag: <Key extends Flags<Values>>(
    key: Key,
  ) => { name: Key; checked: boolean; onChange: (value: boolean) => void };
  submit: () => Promise<void>;
  /** Back to what was saved last. */
  reset: () => void;
  /** Whether leaving now would lose something; true to the moment, also inside of `save`. */
  wouldLose: () => boolean;
}

export interface FormOptions<Values extends object> {
  initial: Values;
  /**
   * Saves and resolves to nothing, or to why it was refused; may go elsewhere when it is done. What it throws is a
   * surprise: the form says that it was not saved, and the error is reported.
   */
  save: (values: Values) => Promise<Refusal | undefined>;
  /** What can be said without asking the server, by field; empty means fine. */
  check?: (values: Values) => Readonly<Partial<Record<keyof Values & string, string>>>;
}

/** The state of a form: values, what is wrong with them, and whether there is something to lose. */
export function useForm<Values extends object>({
  initial,
  save,
  check,
}: FormOptions<Values>): FormState<Values> {
  const [values, setValues] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Refusal | null>(null);
  const [ofFieldsOnly, setOfFieldsOnly] = useState(false);
  const [saving, setSaving] = useState(false);
  const dirty = !sameValues(values, saved);
  const inSave = useRef(false);

  const set = <Key extends keyof Values>(key: Key, value: Values[Key]) => {
    setValues(all => ({ ...all, [key]: value }));
    setErrors(all => withoutField(all, String(key)));
  };
  const refuse = (refusal: Refusal) => {
    const fields = refusal.fields ?? [];
    const known = fields.filter(({ path }) => fieldOf(path) in values);
    const rest = fields.filter(({ path }) => !(fieldOf(path) in values));
    setErrors(byField(known));
    setFailure({ ...refusal, fields: rest });
    setOfFieldsOnly(known.length > 0 && rest.length === 0);
  };
  const submit = async () => {
    if (inSave.current) return;
    const found = Object.entries<string | undefined>(check?.(values) ?? {}).filter(([, message]) => message);
    if (found.length > 0) {
      refuse({ fields: found.map(([path, message]) => ({ path, message: message ?? '' })) });
      return;
    }
    inSave.current = true;
    setSaving(true);
    setFailure(null);
    try {
      const refusal = await save(values);
      if (refusal) refuse(refusal);
      else {
        setSaved(values);
        setErrors({});
      }
    } catch (error) {
      setFailure({});
      setOfFieldsOnly(false);
      reportError(error);
    } finally {
      inSave.current = false;
      setSaving(false);
    }
  };
  return {
    values,
    errors,
    failure: ofFieldsOnly && Object.keys(errors).length === 0 ? null : failure,
    saving,
    dirty,
    set,
    text: key => ({ name: key, value: values[key], onChange: value => set(key, value), error: errors[key] }),
    flag: key => ({
      name: key,
      checked: values[key] as boolean,
      onChange: value => set(key, value as Values[typeof key]),
    }),
    submit,
    reset: () => {
      setValues(saved);
      setErrors({});
      setFailure(null);
    },
    wouldLose: useCallback(() => dirty && !inSave.current, [dirty]),
  };
}

/** "footer.address" and "targets[2]" belong to the fields "footer" and "targets". */
const fieldOf = (path: string) => path.split(/[.[]/, 1)[0] ?? path;

/** All that is wrong with each field, each thing once. */
function byField(fields: NonNullable<Refusal['fields']>): Readonly<Record<string, string>> {
  const found: Record<string, Set<string>> = {};
  for (const { path, message } of fields) (found[fieldOf(path)] ??= new Set()).add(message);
  return Object.fromEntries(
    Object.entries(found).map(([field, messages]) => [field, [...messages].join(' ')]),
  );
}

function withoutField(
  errors: Readonly<Record<string, string>>,
  field: string,
): Readonly<Record<string, string>> {
  if (!(field in errors)) return errors;
  const { [field]: _gone, ...rest } = errors;
  return rest;
}

/** Forms hold plain data: text, flags, numbers, and lists and records of them. */
function sameValues(a: object, b: object): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
