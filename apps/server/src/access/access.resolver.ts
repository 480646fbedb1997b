import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestCtx } from '../api-kit/context.js';
import { Public } from '../api-kit/operations.js';
import { Member } from './member.js';
import { signIn, signOut } from './sign-in.js';

@InputType({ description: 'Who signs in.' })
class SignInInput {
  @Field(() => String, { description: 'The e-mail address of the member.' })
  email: string;

  @Field(() => String, { description: 'The password.' })
  password: string;
}

@ObjectType({ description: 'Who is signed in now.' })
class SignInResult {
  @Field(() => Member, { description: 'The member.' })
  member: Member;
}

@Resolver()
export class AccessResolver {
  @Query(() => Member, { nullable: true, description: 'The member who is signed in, or null.' })
  @Public()
  me(@Ctx() ctx: RequestCtx): Promise<Member | null> {
    if (ctx.principal.kind !== 'MEMBER') return Promise.resolve(null);
    return ctx.db.entities.findOneBy(Member, { id: ctx.principal.memberId });
  }

  @Mutation(() => SignInResult, { description: 'Signs a member in: the answer sets the session cookie.' })
  @Public()
  async signIn(
    @Ctx() ctx: RequestCtx,
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) input: SignInInput,
  ): Promise<SignInResult> {
    return { member: await signIn(ctx, input.email, input.password) };
  }

  @Mutation(() => Boolean, { description: 'Ends the session.' })
  @Public()
  async signOut(@Ctx() ctx: RequestCtx): Promise<boolean> {
    await signOut(ctx);
    return true;
  }
}
