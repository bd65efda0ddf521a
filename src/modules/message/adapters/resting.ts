import { type Gateway, GatewayDown } from '../ports.ts'

const restMs = 20_000

/** After a failure a gateway is left alone for a while: waiting for a dead one would hold up all other deliveries. */
export const resting = (gateway: Gateway, now: () => number = () => performance.now()): Gateway => {
  let until = 0
  return async (letter) => {
    if (now() < until) throw new GatewayDown('the gateway failed a moment ago')
    try {
      return await gateway(letter)
    } catch (error) {
      until = now() + restMs
      throw error
    }
  }
}
