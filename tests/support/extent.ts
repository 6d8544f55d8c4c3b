/**
 * How much of the tests runs. `npm test` sets BROADSHEET_TESTS to `brief`, what a person waits for: every
 * property with fewer examples, and on the Electron double the tests of what differs by host. Everywhere else
 * everything runs. See docs/decisions/0043-what-the-tests-run.md.
 */
export const runsEverything: boolean = process.env.BROADSHEET_TESTS !== 'brief';
