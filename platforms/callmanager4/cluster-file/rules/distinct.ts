import { alikeNames, repeated, unfitNames, type Entry } from '../../../../config/distinct.ts';
import type { FileView, Rule } from './view.ts';

export const serversHaveDistinctNames: Rule = {
  sentence: 'No two servers have the same name, whatever the case of the letters.',
  check: ({ servers }) =>
    repeated(
      servers.map(({ name }, index) => ({ path: ['servers', index, 'name'], value: name })),
      'the name',
    ),
};

export const serversHaveDistinctAddresses: Rule = {
  sentence: 'No two servers have the same address.',
  check: ({ servers }) =>
    repeated(
      servers.map(({ address }, index) => ({ path: ['servers', index, 'address'], value: address })),
      'the address',
    ),
};

const namesOf = ({ people }: FileView): readonly Entry[] =>
  people.map(({ name }, index) => ({ path: ['people', index, 'name'], value: name }));

export const peopleHaveDistinctNames: Rule = {
  sentence:
    'No two people have the same name, nor names that look the same: capitals, spaces, width, invisible characters and look-alike letters of other alphabets do not tell people apart.',
  check: (view) => alikeNames(namesOf(view)),
};

export const peopleHaveVisibleNames: Rule = {
  sentence: 'The name of a person is what an eye sees: it holds no invisible character, and is no placeholder.',
  check: (view) => unfitNames(namesOf(view)),
};

export const discLabelsDiffer: Rule = {
  sentence: 'The two discs have different labels.',
  check: ({ discLabels }) =>
    discLabels && discLabels.disc1.toLowerCase() === discLabels.disc2.toLowerCase()
      ? [
          {
            path: ['discLabels', 'disc2'],
            message: `${JSON.stringify(discLabels.disc2)} is the label of disc1 too; a machine could not tell the discs apart`,
          },
        ]
      : [],
};

export const trunksHaveDistinctNames: Rule = {
  sentence: 'No two intercluster trunks have the same device name: a second one could not register (DAT-11).',
  check: ({ h323 }) =>
    repeated(
      (h323?.trunks ?? []).map((value, index) => ({ path: ['h323', 'trunks', index], value })),
      'the device name',
    ),
};

export const parametersHaveDistinctNames: Rule = {
  sentence: 'No service parameter is described twice.',
  check: ({ parameters }) =>
    repeated(
      parameters.map(({ name }, index) => ({ path: ['parameters', index, 'name'], value: name })),
      'the name',
    ),
};
