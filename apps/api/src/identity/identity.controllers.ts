import { AuthorizationController } from './authorization.controller.js';
import { ClientsController } from './clients.controller.js';
import { CoachingController } from './coaching.controller.js';
import { ConnectionsController } from './connections.controller.js';
import { DeactivationController } from './deactivation.controller.js';
import { DeclaredConflictsController } from './declared-conflicts.controller.js';
import { InvitationsController } from './invitations.controller.js';
import { OAuthController } from './oauth.controller.js';
import { PasswordController } from './password.controller.js';
import { PeopleController } from './people.controller.js';
import { ProfileController } from './profile.controller.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SessionController } from './session.controller.js';

export const identityControllers = [
  SessionController,
  SecondFactorController,
  PasswordController,
  ProfileController,
  InvitationsController,
  PeopleController,
  DeactivationController,
  CoachingController,
  DeclaredConflictsController,
  ClientsController,
  OAuthController,
  AuthorizationController,
  ConnectionsController,
];
