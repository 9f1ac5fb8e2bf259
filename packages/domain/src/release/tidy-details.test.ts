import { expect, it } from 'vitest';
import { tidyDetails } from './tidy-details.ts';

it('keeps texts on one line, each once, and nothing that is empty', () => {
  expect(tidyDetails({ theme: ' Speed\n and care ', objectives: ['faster', ' ', 'faster\u2028'] })).toEqual({
    theme: 'Speed and care',
    objectives: ['faster'],
  });
});

it('takes empty and null for nothing at all, and what is left out for no change', () => {
  expect(tidyDetails({ theme: ' ', manager: null, announcements: null, needs: [] })).toEqual({
    theme: null,
    manager: null,
    announcements: [],
    needs: [],
  });
  expect(tidyDetails({ theme: undefined })).toEqual({});
});
