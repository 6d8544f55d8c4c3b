import { describe, expect, it } from 'vitest';
import { isNoise, legibilityOf } from '#core/archive/parse/compose/masthead/names/noise.ts';

describe('a name that can be read', () => {
  it.each([
    'The Stanchester Mercury',
    'Wellenburger Tageblatt und Anzeiger',
    'Königlich privilegirte Zeitung von Staats- und gelehrten Sachen',
    'Le Courrier de Port-Neuf',
    'L’Écho du Nord',
    'Gazeta Nadbrzeżna',
    'Středočeský věstník',
    'Hírnök és Közlöny',
    'Øster-Fjordby Stiftstidende',
    'Dagblad van Nieuwerhaven en Omstreken',
    'Te Karere o te Moana',
    'Ka Hoku o ka Moku',
    'Y Gwron Cymreig',
    'El Faro de la Bahía',
    'Gazzetta dell’Isola',
    'McAdam & LeRoy Advertiser',
    'NWZ',
    'ſchleſiſche Zeitung',
    '石桥日报',
    'Вечерний берег',
  ])('is no noise: %s', (name) => {
    expect(legibilityOf(name)).toBe('clear');
  });

  it.each([
    'Srrfblcbdcr Znftblntt',
    'tHc sTAncHEstEr mErc',
    'All k c in tlnc Zeitung',
    'pLbNS MQCT1S',
    'z3«W«lle»b',
    'W^ll5nburgrr ^eimng',
    '~~ . ; (|',
  ])('is noise: %s', (name) => {
    expect(isNoise(name)).toBe(true);
  });

  it.each(['Stsatö-Anzcigcr', 'StanchesterS Gazetteer'])('is doubtful: %s', (name) => {
    expect(legibilityOf(name)).toBe('doubtful');
  });
});
