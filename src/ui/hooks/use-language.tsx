import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Issue } from '../../core/model';
import { formatFinding, formatIssue, type Language } from '../../messages';
import { words, type Words } from '../../messages/ui';

export type LanguageTools = {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly words: Words;
  /** the issue as one sentence, its place in front */
  readonly say: (issue: Issue) => string;
  /** the sentence without its place */
  readonly sayBare: (issue: Issue) => string;
};

const LanguageContext = createContext<LanguageTools | null>(null);

/** Chinese where the browser prefers any Chinese or says nothing, English otherwise. */
export function preferredLanguage(preferences: readonly string[]): Language {
  const first = preferences.find((preference) => /^(?:zh|en)\b/i.test(preference));
  return first !== undefined && /^en/i.test(first) ? 'en' : 'zh-CN';
}

export function LanguageProvider(props: { readonly initial: Language; readonly children: ReactNode }) {
  const [language, setLanguage] = useState(props.initial);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words[language].common.pageTitle;
  }, [language]);
  const tools = useMemo<LanguageTools>(
    () => ({
      language,
      setLanguage,
      words: words[language],
      say: (issue) => formatIssue(issue, language),
      sayBare: (issue) => formatFinding(issue, language),
    }),
    [language],
  );
  return <LanguageContext.Provider value={tools}>{props.children}</LanguageContext.Provider>;
}

export function useLanguage(): LanguageTools {
  const tools = useContext(LanguageContext);
  if (tools === null) throw new Error('panes are mounted inside a LanguageProvider');
  return tools;
}

/** The labels of the chosen language. */
export function useWords(): Words {
  return useLanguage().words;
}
