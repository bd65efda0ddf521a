/** Step n of m: the words tell it, the bar is decoration. */
export const Progress = ({ step, of, label }: { step: number; of: number; label: string }) => (
  <div class="tb-progress">
    <p class="tb-progress__label">{label}</p>
    <progress class="tb-progress__bar" value={step} max={of} aria-hidden="true" />
  </div>
)
