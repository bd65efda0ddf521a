/** A string id that cannot be handed to the wrong parameter: `Id<'case'>` is not `Id<'person'>`. */
export type Id<Kind extends string> = string & { readonly __kind: Kind }

export type PartyId = Id<'party'>
export type OrganId = Id<'organ'>
