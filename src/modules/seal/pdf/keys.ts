import { createPublicKey, X509Certificate } from 'node:crypto'

/** Is this the private key of that certificate? */
export const belongs = (keyPem: string, certificatePem: string): boolean =>
  createPublicKey(keyPem).equals(new X509Certificate(certificatePem).publicKey)
