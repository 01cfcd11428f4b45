// Judges a JSON file by a JSON schema (draft 04): node validate-manifest.mjs SCHEMA FILE. Prints one line per fault; exit code 1 if there is one.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const [schema, file] = process.argv.slice(2).map(path => JSON.parse(readFileSync(path, 'utf8')));
// The schemas hold patterns that are regular expressions only without the Unicode flag.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const judge = ajv.compile(schema);
if (!judge(file)) {
  for (const fault of judge.errors) {
    console.log(`${fault.instancePath || '/'} ${fault.message} ${JSON.stringify(fault.params)}`);
  }

  process.exit(1);
}
