/** How the program itself fares, in English. */
export const enRuntime = {
  'runtime.lostPage':
    'This window stopped and was loaded again. What you saved is saved; notes you were writing are back.',
  'runtime.restarted.reprints': 'The search for reprints stopped and was started again.',
  'runtime.restarted.search': 'The search stopped and was started again.',
} as const;
