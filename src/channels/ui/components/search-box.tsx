import { useWords } from '../../../platform/i18n/words.ts'
import { Icon } from './icon.tsx'

interface SearchBoxProps {
  action?: string
  name?: string
  value?: string
  label: string
  hint?: string
  /** Values that stay as they are, such as filters. */
  keep?: Readonly<Record<string, string | undefined>>
}

/** A GET form of one line: the words stay in the address. */
export const SearchBox = ({
  action = '/search',
  name = 'q',
  value,
  label,
  hint,
  keep = {},
}: SearchBoxProps) => {
  const words = useWords()
  return (
    <search>
      <form class="tb-search" method="get" action={action}>
        <div class="tb-search__line">
          <label class="ds-sr-only" for={`search-${name}`}>
            {label}
          </label>
          <input
            class="ds-input"
            type="search"
            id={`search-${name}`}
            name={name}
            value={value}
            autoComplete="off"
            enterKeyHint="search"
            aria-describedby={hint === undefined ? undefined : `search-${name}-hint`}
          />
          {Object.entries(keep).map(
            ([key, kept]) => kept !== undefined && <input type="hidden" key={key} name={key} value={kept} />,
          )}
          <button class="ds-button" type="submit" data-color="accent">
            <Icon name="search" />
            <span>{words.t('ui.search')}</span>
          </button>
        </div>
        {hint !== undefined && (
          <p class="tb-search__hint" id={`search-${name}-hint`}>
            {hint}
          </p>
        )}
      </form>
    </search>
  )
}
