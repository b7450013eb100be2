import { describe } from 'vitest';
import { holdToStories } from './hold-to-stories.ts';

describe('the story told in the long suite,', () => holdToStories('long'));
