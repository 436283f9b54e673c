import { testBehaviours } from 'compatibility-behaviours/test-behaviours';
import { sdk } from './sdk.ts';

testBehaviours(sdk);
