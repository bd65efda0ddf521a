import { create } from 'qrcode'

/** A QR code as inline SVG: dark modules as one path, with the quiet zone of four modules that readers need. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const quiet = 4
  const path = Array.from(data)
    .flatMap((dark, at) => (dark ? [`M${(at % size) + quiet} ${Math.floor(at / size) + quiet}h1v1h-1z`] : []))
    .join('')
  const side = size + 2 * quiet
  return (
    <svg
      class="tb-qr"
      width="168"
      height="168"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
