/** How the program itself fares, in English. */
export const enRuntime = {
  'runtime.interrupted.page':
    'This window stopped and was loaded again. What you saved is saved; notes you were writing are back.',
  'runtime.interrupted.reprints':
    'The search for reprints stopped and was started again. Nothing of yours was touched.',
  'runtime.interrupted.search': 'The search stopped and was started again. Nothing of yours was touched.',
};
