import type { Language } from '../model/language.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { Profile } from './profile.ts'

export const languages: Record<Language, Profile> = { en, ja }
