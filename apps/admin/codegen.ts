import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the documents in the features, from the schema that the server's build writes down. */
const config: CodegenConfig = {
  schema: '../server/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**', '!src/gallery/**', '!src/**/*.test.{ts,tsx}'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        strictScalars: true,
        // With the extension, as every relative import here.
        importExtension: '.js',
        scalars: {
          DateTimeISO: 'string',
          DateTime: 'string',
          Date: 'string',
          LocalDate: 'string',
          JSON: 'unknown',
          JSONObject: 'Record<string, unknown>',
        },
      },
    },
  },
};

export default config;
