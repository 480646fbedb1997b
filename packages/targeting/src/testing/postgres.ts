/** Where the PostgreSQL of this test run listens; jest's global setup starts it for all projects. */
export function testServerUrl(): string {
  const url = process.env['CHASQUI_TEST_SERVER'];
  if (url === undefined) throw new Error('The test server is not running: is jest’s globalSetup configured?');
  return url;
}
