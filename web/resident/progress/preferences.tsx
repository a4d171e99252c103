import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../ui/language.ts';
import { isLarge, setLarge } from '../large-type.ts';
import { type Progress, setOwnPreferences } from '../operations.ts';
import { Check, Choice } from '../parts/field.tsx';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';

/** 语言和大字: chosen once, kept with the matter; from then on on every device that the code is used on, and in what is sent. */
export function Preferences(props: {
  readonly progress: Progress;
  readonly token: string;
  readonly onDone: () => void;
}): VNode {
  const { t, language, speak } = useWords();
  const kept = props.progress.preferences;
  const [wanted, setWanted] = useState<Language>(kept.chosen ? kept.language : language);
  const [large, setWantedLarge] = useState(kept.chosen ? kept.largeType : isLarge());
  const send = async (body: { language: Language; largeType: boolean }, key: string): Promise<void> => {
    await setOwnPreferences({ body, key }, { token: props.token });
    setLarge(body.largeType);
    speak(body.language);
  };
  return (
    <section class="card">
      <ActForm
        title={t.preferences.title}
        hint={t.preferences.hint}
        button={t.preferences.keep}
        done={t.preferences.kept}
        body={() => ({ language: wanted, largeType: large })}
        send={send}
        onDone={props.onDone}
      >
        <Choice
          name="preferred-language"
          label={t.preferences.language}
          value={wanted}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChoice={(value) => setWanted(value === 'en' ? 'en' : 'zh')}
        />
        <Check name="large-type" label={t.preferences.large} checked={large} onCheck={setWantedLarge} />
      </ActForm>
    </section>
  );
}
