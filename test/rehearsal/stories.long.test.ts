import { describe } from 'vitest';
import { holdToStories } from './hold-to-stories.ts';

describe('the story that waits long,', () => holdToStories('long'));
