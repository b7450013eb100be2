import { javaRuntimesIn } from '../java-runtime.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const noForeignJava = defineCheck({
  name: 'no-foreign-java',
  tells: 'No Java Runtime Environment is there before the first installation, which brings its own (VER-28).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'no Java Runtime Environment', (look) =>
      judgeFact(look.programs, 'its installed programs', (programs) => {
        const found = javaRuntimesIn(programs);
        return found.length > 0 ? bad(found.join(', ')) : good(`none among ${programs.length} programs`);
      }),
    ),
});
