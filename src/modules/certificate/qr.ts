/** A QR code as SVG with no quiet zone (the template leaves it) and 15 % of it expendable. */
export const qrSvg = async (text: string): Promise<string> => {
  const { default: qrcode } = await import('qrcode')
  return qrcode.toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
}
