import type { Person } from '../types/cluster.ts';
import { asciiLine, heading, list, paragraph } from './page-text.ts';
import { PART } from './parts.ts';
import type { SheetInWork } from './sheet-source.ts';

/** Whom to call, where the passwords are, and where all else is that people have to fetch. */
export function peopleOf({ outline, platform, site }: SheetInWork): readonly string[] {
  const named = new Set(outline.people.map(({ name }) => name));
  const others = site.people.filter(({ name, phone }) => !named.has(name) && phone !== undefined);
  const { support } = site.sheets;
  return [
    ...heading(`${PART.people}. PEOPLE, HELP, AND WHERE THINGS ARE`),
    ...outline.people.flatMap((person) => personLine(person, '')),
    ...others.flatMap((person) => personLine(person, 'of the site, not of this cluster; ')),
    '',
    ...list(
      [
        ...(named.size + others.length > 1
          ? []
          : ['Nobody else is named. Find a second person before you go on: one does, one reads along and decides.']),
        ...(support?.map(({ name, phone }) => `Help: ${name}; telephone ${phone}`) ?? platform.byHand.help()),
        ...platform.byHand.passwords(),
        ...placesOf(site.sheets, site.record),
      ],
      '  ',
    ),
  ];
}

const personLine = ({ name, roles, phone }: Person, where: string): readonly string[] =>
  paragraph(
    `${where}${roles.join(', ')}; ${phone === undefined ? 'no telephone number was given' : `telephone ${phone}`}`,
    { first: `  ${asciiLine(name).padEnd(24)} ` },
  );

const NOBODY_SAYS = 'nobody has written it down; ask an engineer above';

/** What the site does not say is said so: nobody looks for it on this page. */
const placesOf = (
  { discs, files }: Pick<SheetInWork['site']['sheets'], 'discs' | 'files'>,
  record: string | undefined,
): readonly string[] => [
  `Discs, kept drives and backups: ${discs ?? NOBODY_SAYS}`,
  `Cluster file and downloaded files: ${files ?? NOBODY_SAYS}`,
  ...(record === undefined
    ? ['No record of the run is kept.']
    : [`Record of the run, with every answer and note: the folder ${record} that the workers share.`]),
];
