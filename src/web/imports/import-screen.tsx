import { useState } from 'react';
import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { ChosenFile } from './chosen-file.tsx';
import { FileChoice } from './file-choice.tsx';
import { ImportHistory } from './import-history.tsx';

/** Imports leads from a file after a preview of each row; for admins. */
export function ImportScreen() {
  const texts = useAdminTexts().imports;
  const [chosen, choose] = useState<{ readonly file: File; readonly number: number }>();
  return (
    <AdminScreen
      title={texts.title}
      intro={texts.intro}
      actions={
        <FileChoice
          label={chosen ? texts.chooseAnother : texts.choose}
          onChoose={(file) => choose({ file, number: (chosen?.number ?? 0) + 1 })}
        />
      }
    >
      {chosen && (
        <ChosenFile key={chosen.number} file={chosen.file} onBegun={() => choose(undefined)} />
      )}
      <ImportHistory hasFile={chosen !== undefined} />
    </AdminScreen>
  );
}
