/** The key that a server under test has, and that nothing outside of it may see. */
export const TEST_KEY = 'key-that-stays-on-the-server';
