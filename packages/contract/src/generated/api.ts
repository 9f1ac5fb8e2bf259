// Generated from openapi.json by `npm run generate`. Do not edit.
export interface paths {
    "/api/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases, newest first: all of them, or those to which everything asked for applies */
        get: operations["listReleases"];
        put?: never;
        /** Make a release from what changed, or plan it again */
        post: operations["planRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One release, under an ETag of its revision */
        get: operations["getRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is said of a release: theme, objectives, manager, announcements, needs
         * @description What is left out stays as it is; null or an empty list empties it. No approval is voided.
         */
        patch: operations["editRelease"];
        trace?: never;
    };
    "/api/v1/releases/{ref}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or reject the package with this digest */
        post: operations["decideApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a release up that serves nobody */
        post: operations["cancelRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a release on its way, or find it there */
        post: operations["shipRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/tasks/{task}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a task of the plan was begun, is done, or is open again
         * @description Planning again keeps what is done on its day. No approval is voided.
         */
        post: operations["reportTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan what there is to release now, like another release */
        post: operations["cloneRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be told about a release, by date; nothing for one that was given up */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message as it reads now, in the language that is asked for */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check every row of the event log against its chain of hashes */
        get: operations["verifyLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far each sink has the event log, and why one is behind */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rollouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rollouts under way, oldest first */
        get: operations["listRollouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rollouts/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rollout of a release
         * @description Its ETag changes with every tick. `If-Match` on its commands asks only for the part that decisions rest on: state, step and epoch; counts and soak may have moved on.
         */
        get: operations["getRollout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rollouts/{ref}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause, resume, promote or abort */
        post: operations["commandRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The best times for a release, why others are not to be had, and what would give one */
        get: operations["findWindows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happens on the calendar in a range, by start */
        get: operations["readAgenda"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Freezes, trains, change windows and peaks, configured or added */
        get: operations["listCalendarEntries"];
        put?: never;
        /** Put a freeze, a train, a change window or a peak on the calendar */
        post: operations["addCalendarEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry, under an ETag of its revision */
        get: operations["getCalendarEntry"];
        put?: never;
        post?: never;
        /** Take an entry off the calendar that was added, by its id or, of one kind, by its name */
        delete: operations["removeCalendarEntry"];
        options?: never;
        head?: never;
        /** Change an entry that was added; what stands in the configuration is refused */
        patch: operations["changeCalendarEntry"];
        trace?: never;
    };
    "/api/v1/calendar/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the events of a calendar file over: what came from the same event before is changed */
        post: operations["importCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendar by RFC 5545, for calendar programs to subscribe to */
        get: operations["exportCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{ref}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a release through a freeze, with a reason and an approver */
        post: operations["overrideFreeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Critical path, slack and likely ends of a task network; nothing is kept */
        post: operations["computeSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The event log after a number, oldest first */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The event log after a number, and everything that happens from then on
         * @description Server-sent events: `id` is the number, `event` the type, `data` an Event as JSON. Every event comes once and in order, also to a client that was away and comes back with Last-Event-ID.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this process lives */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this process can do its work now
         * @description Answered with 503 and the verdict of each check in `params` while one of them fails.
         */
        get: operations["readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers about this process and its releases, for Prometheus */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RolloutCommand: {
            /** @enum {string} */
            action: "pause" | "resume" | "promote" | "promote_fully" | "abort";
            actor: string;
            /** @default null */
            reason?: string | null;
        };
        NewCalendarEntry: {
            /** @constant */
            kind: "freeze";
            actor: string;
            name: string;
            from: string;
            to: string;
            /** @default null */
            zone?: string | null;
            repeats?: string | null;
            /** @default null */
            blocks?: ("major" | "minor" | "patch" | "hotfix" | "security")[] | null;
            /** @default null */
            components?: string[] | null;
        } | {
            /** @constant */
            kind: "train";
            actor: string;
            name: string;
            from: string;
            to: string;
            /** @default null */
            zone?: string | null;
            repeats?: string | null;
            /** @enum {string} */
            type: "major" | "minor" | "patch" | "hotfix" | "security";
            /** @default null */
            components?: string[] | null;
        } | {
            /** @constant */
            kind: "window";
            actor: string;
            name: string;
            from: string;
            to: string;
            /** @default null */
            zone?: string | null;
            repeats?: string | null;
        } | {
            /** @constant */
            kind: "peak";
            actor: string;
            name: string;
            from: string;
            to: string;
            /** @default null */
            zone?: string | null;
            repeats?: string | null;
            /** @default 1 */
            impact?: number;
        };
        CalendarEntryEdit: {
            actor: string;
            name?: string;
            from?: string;
            to?: string;
            zone?: string;
            repeats?: string | null;
            blocks?: ("major" | "minor" | "patch" | "hotfix" | "security")[];
            components?: string[] | null;
            /** @enum {string} */
            type?: "major" | "minor" | "patch" | "hotfix" | "security";
            impact?: number;
        };
        CalendarImport: {
            actor: string;
            calendar: string;
            /** @enum {string} */
            as: "freeze" | "peak" | "window";
            /** @default null */
            blocks?: ("major" | "minor" | "patch" | "hotfix" | "security")[] | null;
            /** @default null */
            components?: string[] | null;
            /** @default null */
            impact?: number | null;
            /** @default null */
            zone?: string | null;
            /** @default {} */
            aliases?: {
                [key: string]: string;
            };
            /** @default false */
            dryRun?: boolean;
        };
        FreezeOverrideRequest: {
            actor: string;
            freeze: string;
            reason: string;
            approver: string;
        };
        DetailsEdit: {
            theme?: string | null;
            objectives?: string[] | null;
            /** @description `name <email>` */
            manager?: string | null;
            announcements?: string[] | null;
            /** @description Releases that must be out before it, by id or version */
            needs?: string[] | null;
        };
        EditRequest: {
            actor: string;
            theme?: string | null;
            objectives?: string[] | null;
            /** @description `name <email>` */
            manager?: string | null;
            announcements?: string[] | null;
            /** @description Releases that must be out before it, by id or version */
            needs?: string[] | null;
        };
        TaskReport: {
            actor: string;
            /** @enum {string} */
            state: "open" | "begun" | "done";
            /** @default null */
            on?: string | null;
        };
        CloneRequest: {
            author: string;
            /** @default null */
            type?: ("major" | "minor" | "patch" | "hotfix" | "security") | null;
            /** @default null */
            releaseDate?: string | null;
            /** @default false */
            dryRun?: boolean;
        };
        PlanRequest: {
            author: string;
            /** @default null */
            type?: ("major" | "minor" | "patch" | "hotfix" | "security") | null;
            /** @default null */
            releaseDate?: string | null;
            /** @default null */
            components?: string[] | null;
            /** @default null */
            increment?: ("major" | "minor" | "patch") | null;
            /** @default null */
            reason?: string | null;
            /** @description What is said of it; of one that is planned again, merged */
            details?: components["schemas"]["DetailsEdit"];
            /** @default false */
            dryRun?: boolean;
        };
        ApprovalRequest: {
            role: string;
            person: string;
            /** @enum {string} */
            decision: "approved" | "rejected";
            digest: string;
            /** @default null */
            reason?: string | null;
        };
        ShipRequest: {
            actor: string;
            /** @default null */
            reason?: string | null;
            /** @default null */
            from?: "none" | null;
        };
        ActorRequest: {
            actor: string;
            /** @default null */
            reason?: string | null;
        };
        Event: {
            seq: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            type: "release.planned" | "release.replanned" | "details.edited" | "schedule.changed" | "task.begun" | "task.done" | "task.reopened" | "release.approved" | "release.rejected" | "release.cancelled" | "release.execution_started" | "release.paused" | "release.resumed" | "release.deployed" | "release.execution_failed" | "release.deployment_failed" | "release.rollout_delayed" | "release.rolled_back" | "freeze.overridden" | "calendar.entry_added" | "calendar.entry_changed" | "calendar.entry_removed" | "approval.given" | "approval.refused" | "phase.started" | "phase.completed" | "phase.failed" | "milestone.reached" | "branch.created" | "branch.frozen" | "commit.created" | "artifact.prepared" | "instance.started" | "instance.retired" | "instance.not_stopped" | "rollout.started" | "rollout.adopted" | "rollout.step_started" | "rollout.soak_extended" | "rollout.paused" | "rollout.resumed" | "rollout.promoted" | "rollout.succeeded" | "rollout.rollback_started" | "rollout.traffic_home" | "rollout.rolled_back" | "traffic.drift_corrected" | "traffic.unreachable" | "communication.scheduled" | "stakeholders.notified" | "incident.opened" | "publication.started" | "publication.step_completed" | "publication.step_failed" | "publication.resumed" | "publication.completed";
            actor: string;
            releaseId: string | null;
            subject: string;
            reason: string | null;
            data: {
                [key: string]: unknown;
            };
            text: string;
        };
        EventList: {
            items: components["schemas"]["Event"][];
            next: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            params: {
                [key: string]: string | number;
            };
            exitCode: number;
        };
        RolloutTarget: {
            component: string;
            from: string;
            to: string;
            reachable: boolean;
            verdict: ("healthy" | "insufficient" | "suspect" | "shared_outage" | "bad") | null;
            explanation: {
                code: string;
                text: string;
            }[];
            stable: {
                version: string;
                requests: number;
                bad: number;
                errorRate: number | null;
                p95Ms: number | null;
            };
            canary: {
                version: string;
                requests: number;
                bad: number;
                errorRate: number | null;
                p95Ms: number | null;
            };
        };
        Rollout: {
            id: string;
            releaseId: string;
            version: string;
            /** @enum {string} */
            state: "pending" | "progressing" | "paused" | "promoting" | "succeeded" | "rolling_back" | "rolled_back";
            percent: number;
            stepIndex: number;
            steps: {
                percent: number;
                soakMs: number;
            }[];
            soakElapsedMs: number;
            extensions: number;
            targets: components["schemas"]["RolloutTarget"][];
            pause: {
                code: string;
                text: string;
            } | null;
            rollback: {
                reason: string;
                detectedAt: string | null;
                /** Format: date-time */
                startedAt: string;
                homeAt: string | null;
                whatWouldChange: {
                    code: string;
                    text: string;
                }[];
            } | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            endedAt: string | null;
        };
        RolloutList: {
            items: components["schemas"]["Rollout"][];
            next: string | null;
        };
        LogVerdict: {
            ok: boolean;
            rows: number;
            head: {
                seq: number;
                hash: string;
            };
            problems: {
                seq: number;
                code: string;
                text: string;
            }[];
            unlisted: number;
        };
        DeliveryList: {
            items: {
                sink: string;
                configured: boolean;
                seq: number;
                behind: number;
                attempts: number;
                nextAttemptAt: string | null;
                failure: {
                    code: string;
                    text: string;
                } | null;
            }[];
        };
        PlannedComponent: {
            name: string;
            from: string | null;
            to: string;
            /** @enum {string} */
            increment: "major" | "minor" | "patch" | "none";
            reason: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                text: string;
            };
            sha: string;
            path: string;
            dependsOn: string[];
            /** @enum {string} */
            strategy: "canary" | "blue-green" | "rolling";
            steps: {
                percent: number;
                soakMs: number;
            }[];
            /** @enum {string} */
            stepsFrom: "policy" | "configuration";
            publishedOnly: boolean;
            changes: number;
        };
        ScopeItem: {
            component: string;
            sha: string;
            subject: string;
            refs: {
                raw: string;
                /** @enum {string} */
                kind: "issue" | "requirement" | "bug" | "ticket" | "vulnerability";
            }[];
        };
        Factor: {
            /** @enum {string} */
            factor: "business" | "team" | "dependencies" | "risk" | "compliance";
            value: number;
            weight: number;
            points: number;
            because: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                text: string;
            }[];
        };
        PlannedWindow: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** Format: date-time */
            soakEnd: string;
            zone: string;
            score: number | null;
            factors: components["schemas"]["Factor"][];
        };
        PlannedTask: {
            id: string;
            name: string;
            stage: string;
            owner: string;
            people: string[];
            role: string | null;
            /** Format: date */
            start: string;
            /** Format: date */
            end: string;
            /** Format: date */
            earliestStart: string;
            /** Format: date */
            earliestEnd: string;
            totalSlack: number;
            freeSlack: number;
            critical: boolean;
            /** @enum {string} */
            status: "planned" | "begun" | "done";
        };
        PlannedMessage: {
            id: string;
            /** @enum {string} */
            moment: "kickoff" | "planning" | "feature_freeze" | "code_freeze" | "release_day" | "post_release";
            /** Format: date */
            date: string;
            /** @enum {string} */
            audience: "users" | "developers" | "enterprise" | "smb" | "operations" | "support" | "product" | "marketing" | "development" | "approvers";
            /** @enum {string} */
            channel: "email" | "blog" | "docs" | "support_portal" | "social_media" | "slack" | "teams" | "webhook";
            to: string[];
            /** @enum {string} */
            level: "technical" | "summary" | "detailed" | "urgent" | "coordinated";
            contents: string[];
            isLate: boolean;
            isEmbargoed: boolean;
        };
        Plan: {
            version: string;
            /** @enum {string} */
            type: "major" | "minor" | "patch" | "hotfix" | "security";
            branch: string;
            releaseDate: string;
            window: components["schemas"]["PlannedWindow"] | null;
            manager: string;
            components: components["schemas"]["PlannedComponent"][];
            features: components["schemas"]["ScopeItem"][];
            fixes: components["schemas"]["ScopeItem"][];
            breaking: components["schemas"]["ScopeItem"][];
            further: components["schemas"]["ScopeItem"][];
            otherChanges: number;
            timeline: {
                key: string;
                start: string;
                end: string;
                owner: string;
            }[];
            gates: {
                gate: string;
                verdict: string;
                owner: string;
            }[];
            approvers: ("product_manager" | "technical_lead" | "qa" | "security" | "executive_sponsor" | "release_coordinator" | "cab")[];
            allowSelfApproval: boolean;
            rollback: {
                errorRate: number;
                slowRate: number;
                slowAfterMs: number;
            };
            tasks: components["schemas"]["PlannedTask"][];
            criticalPath: string[];
            forecast: {
                /** Format: date */
                p50: string;
                /** Format: date */
                p80: string;
                /** Format: date */
                p95: string;
                onTime: number;
            } | null;
            messages: components["schemas"]["PlannedMessage"][];
            findings: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                text: string;
            }[];
            digest: string;
        };
        CandidateWindow: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** Format: date-time */
            soakEnd: string;
            score: number;
            factors: components["schemas"]["Factor"][];
            overridden: string[];
        };
        WindowSearch: {
            windows: components["schemas"]["CandidateWindow"][];
            rejected: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                reason: {
                    code: string;
                    params: {
                        [key: string]: string | number;
                    };
                    text: string;
                };
            }[];
            conflicts: {
                id: string;
                version: string;
                components: string[];
                people: string[];
                text: string;
            }[];
            unblock: {
                change: {
                    code: string;
                    params: {
                        [key: string]: string | number;
                    };
                    text: string;
                };
                window: {
                    /** Format: date-time */
                    start: string;
                    /** Format: date-time */
                    end: string;
                };
            }[];
            nearest: components["schemas"]["CandidateWindow"] | null;
            zone: string;
            constraints: {
                /** @enum {string} */
                type: "major" | "minor" | "patch" | "hotfix" | "security";
                components: string[];
                release: string | null;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                durationMs: number;
                soakMs: number;
                avoidWeekends: boolean;
                avoidBusinessHours: boolean;
                minDurationMs: number;
                maxDurationMs: number;
                weekend: number[];
                dates: string[] | null;
                notBefore: string | null;
            };
            refusal: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                text: string;
            } | null;
        };
        CalendarEntry: {
            id: string;
            /** @enum {string} */
            kind: "freeze" | "train" | "window" | "peak";
            name: string;
            from: string;
            to: string;
            zone: string;
            repeats: string | null;
            except: string[];
            blocks: ("major" | "minor" | "patch" | "hotfix" | "security")[] | null;
            components: string[] | null;
            type: ("major" | "minor" | "patch" | "hotfix" | "security") | null;
            impact: number | null;
            /** @enum {string} */
            source: "tminus.yaml" | "added";
            createdAt: string | null;
            createdBy: string | null;
            next: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
            }[];
        };
        CalendarEntryList: {
            items: components["schemas"]["CalendarEntry"][];
        };
        Agenda: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            zone: string;
            items: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                /** @enum {string} */
                kind: "freeze" | "train" | "window" | "peak" | "release" | "milestone" | "dayOff";
                name: string;
                allDay: boolean;
                id: string | null;
                text: string;
                /** @enum {string} */
                source: "tminus.yaml" | "added" | "plan";
                by: string | null;
                type: ("major" | "minor" | "patch" | "hotfix" | "security") | null;
                status: ("planning" | "approved" | "rejected" | "planning_failed" | "cancelled" | "executing" | "paused" | "deployed" | "completed" | "execution_failed" | "deployment_failed" | "rolled_back") | null;
                blocks: ("major" | "minor" | "patch" | "hotfix" | "security")[] | null;
                components: string[] | null;
                impact: number | null;
                soakEnd: string | null;
                milestone: string | null;
                person: string | null;
                conflicts: {
                    id: string;
                    version: string;
                    components: string[];
                    people: string[];
                    text: string;
                }[];
            }[];
        };
        CalendarImportResult: {
            added: {
                id: string;
                name: string;
                from: string;
                to: string;
            }[];
            changed: {
                id: string;
                name: string;
                from: string;
                to: string;
            }[];
            removed: {
                id: string;
                name: string;
                from: string;
                to: string;
            }[];
            unchanged: number;
            skipped: {
                line: number | null;
                name: string;
                reason: {
                    code: string;
                    params: {
                        [key: string]: string | number;
                    };
                    text: string;
                };
            }[];
            saved: boolean;
        };
        MessageChanges: {
            added: string[];
            moved: {
                id: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                days: number;
            }[];
            gone: string[];
        };
        PlanDiff: {
            isEmpty: boolean;
            text: string;
            type: {
                /** @enum {string} */
                from: "major" | "minor" | "patch" | "hotfix" | "security";
                /** @enum {string} */
                to: "major" | "minor" | "patch" | "hotfix" | "security";
            } | null;
            date: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            } | null;
            window: {
                from: {
                    /** Format: date-time */
                    start: string;
                    /** Format: date-time */
                    end: string;
                    zone: string;
                } | null;
                to: {
                    /** Format: date-time */
                    start: string;
                    /** Format: date-time */
                    end: string;
                    zone: string;
                } | null;
            } | null;
            components: {
                name: string;
                from: string | null;
                to: string | null;
            }[];
            scope: {
                /** @enum {string} */
                list: "features" | "fixes" | "breaking" | "further";
                /** @enum {string} */
                change: "added" | "removed";
                component: string;
                sha: string;
                subject: string;
            }[];
            approvers: {
                added: ("product_manager" | "technical_lead" | "qa" | "security" | "executive_sponsor" | "release_coordinator" | "cab")[];
                removed: ("product_manager" | "technical_lead" | "qa" | "security" | "executive_sponsor" | "release_coordinator" | "cab")[];
            };
            gates: {
                added: string[];
                removed: string[];
            };
            milestones: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                key: string;
            }[];
            tasks: {
                from: string | null;
                to: string | null;
                id: string;
                name: string;
                days: number;
            }[];
            risks: {
                from: number | null;
                to: number | null;
                id: string;
                text: string;
            }[];
            messages: components["schemas"]["MessageChanges"];
            findings: {
                added: {
                    code: string;
                    params: {
                        [key: string]: string | number;
                    };
                    text: string;
                }[];
                gone: {
                    code: string;
                    params: {
                        [key: string]: string | number;
                    };
                    text: string;
                }[];
            };
        };
        Publication: {
            /** @enum {string} */
            status: "in_progress" | "completed" | "failed";
            steps: {
                id: string;
                /** @enum {string} */
                kind: "survey" | "tag" | "merge_back" | "merge_unknown" | "merge_missing" | "merge_by_hand" | "push" | "forge_release";
                subject: string;
                name: string;
                /** @enum {string} */
                status: "pending" | "done" | "failed";
                at: string | null;
                detail: string | null;
                failure: {
                    code: string;
                    params: {
                        [key: string]: string | number;
                    };
                    text: string;
                } | null;
            }[];
        };
        ReleaseDetails: {
            theme: string | null;
            objectives: string[];
            manager: string | null;
            announcements: string[];
            needs: string[];
        };
        Release: {
            id: string;
            version: string;
            /** @enum {string} */
            type: "major" | "minor" | "patch" | "hotfix" | "security";
            /** @enum {string} */
            status: "planning" | "approved" | "rejected" | "planning_failed" | "cancelled" | "executing" | "paused" | "deployed" | "completed" | "execution_failed" | "deployment_failed" | "rolled_back";
            author: string;
            plan: components["schemas"]["Plan"];
            scheduled: {
                /** Format: date-time */
                at: string;
                by: string;
            } | null;
            tasks: {
                [key: string]: {
                    startedOn: string | null;
                    finishedOn: string | null;
                };
            };
            details: components["schemas"]["ReleaseDetails"];
            approvals: {
                /** @enum {string} */
                role: "product_manager" | "technical_lead" | "qa" | "security" | "executive_sponsor" | "release_coordinator" | "cab";
                person: string;
                /** @enum {string} */
                decision: "approved" | "rejected";
                digest: string;
                reason: string | null;
                /** Format: date-time */
                at: string;
            }[];
            missingApprovals: ("product_manager" | "technical_lead" | "qa" | "security" | "executive_sponsor" | "release_coordinator" | "cab")[];
            phases: {
                /** @enum {string} */
                phase: "development" | "testing" | "preparation" | "staging" | "deployment";
                /** @enum {string} */
                status: "in_progress" | "completed" | "failed";
                /** Format: date-time */
                startedAt: string;
                endedAt: string | null;
            }[];
            milestones: string[];
            /** Format: date-time */
            createdAt: string;
            kickoffAt: string | null;
            executionStartedAt: string | null;
            executionEndedAt: string | null;
            deployedAt: string | null;
            rejectionReason: string | null;
            failure: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                text: string;
            } | null;
            commits: {
                components: string[];
                sha: string;
                base: string | null;
            }[];
            publication: components["schemas"]["Publication"] | null;
            overrides: {
                freeze: string;
                name: string;
                reason: string;
                approver: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        ReleaseList: {
            items: components["schemas"]["Release"][];
            next: string | null;
        };
        PlanResult: {
            release: components["schemas"]["Release"];
            saved: boolean;
            files: string[];
            document: string;
            messages: components["schemas"]["MessageChanges"] | null;
            diff: components["schemas"]["PlanDiff"] | null;
        };
        ScheduledMessage: {
            id: string;
            /** @enum {string} */
            moment: "kickoff" | "planning" | "feature_freeze" | "code_freeze" | "release_day" | "post_release";
            /** Format: date */
            date: string;
            /** @enum {string} */
            audience: "users" | "developers" | "enterprise" | "smb" | "operations" | "support" | "product" | "marketing" | "development" | "approvers";
            /** @enum {string} */
            channel: "email" | "blog" | "docs" | "support_portal" | "social_media" | "slack" | "teams" | "webhook";
            to: string[];
            /** @enum {string} */
            level: "technical" | "summary" | "detailed" | "urgent" | "coordinated";
            contents: string[];
            isLate: boolean;
            isEmbargoed: boolean;
            /** @enum {string} */
            status: "scheduled" | "due" | "late";
        };
        MessageList: {
            items: components["schemas"]["ScheduledMessage"][];
            next: string | null;
        };
        RenderedMessage: {
            id: string;
            /** @enum {string} */
            moment: "kickoff" | "planning" | "feature_freeze" | "code_freeze" | "release_day" | "post_release";
            /** Format: date */
            date: string;
            /** @enum {string} */
            audience: "users" | "developers" | "enterprise" | "smb" | "operations" | "support" | "product" | "marketing" | "development" | "approvers";
            /** @enum {string} */
            channel: "email" | "blog" | "docs" | "support_portal" | "social_media" | "slack" | "teams" | "webhook";
            to: string[];
            /** @enum {string} */
            level: "technical" | "summary" | "detailed" | "urgent" | "coordinated";
            contents: string[];
            isLate: boolean;
            isEmbargoed: boolean;
            /** @enum {string} */
            status: "scheduled" | "due" | "late";
            /** @enum {string} */
            lang: "en" | "ja";
            subject: string;
            body: string;
        };
        Schedule: {
            tasks: {
                id: string;
                name?: string;
                owner?: string;
                /** @description Early start, in working days of the project from its start */
                es: number;
                ef: number;
                /** @description Late start: the last that keeps the end */
                ls: number;
                lf: number;
                /** @description What it can slip without moving the end */
                totalSlack: number;
                /** @description What it can slip without moving any other task */
                freeSlack: number;
                critical: boolean;
                /** @description Share of the runs in which it is critical */
                criticality: number;
                /** Format: date */
                start?: string;
                /**
                 * Format: date
                 * @description The last day of work
                 */
                finish?: string;
                /** Format: date */
                latestStart?: string;
                /** Format: date */
                latestFinish?: string;
            }[];
            duration: number;
            criticalPath: string[];
            /** @description Half of the runs are done by then; without estimates, the duration */
            p50: number;
            p80: number;
            p95: number;
            /** @description Runs of the simulation; 1 where nothing is estimated */
            runs: number;
            /** @description Share of the runs that are done by the finish that is asked for */
            shareByFinish?: number;
            /** Format: date */
            start?: string;
            /** Format: date */
            finish?: string;
            /** Format: date */
            p50Date?: string;
            /** Format: date */
            p80Date?: string;
            /** Format: date */
            p95Date?: string;
            findings: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                text: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listReleases: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Only releases of these statuses: planning, approved, rejected, planning_failed, cancelled, executing, paused, deployed, completed, execution_failed, deployment_failed, rolled_back; several by commas, or the parameter again */
                status?: string | string[];
                /** @description Only releases of these types: major, minor, patch, hotfix, security; several by commas, or the parameter again */
                type?: string | string[];
                /** @description Only releases that this component is part of */
                component?: string;
                /** @description Only releases on this date or later */
                from?: string;
                /** @description Only releases on this date or earlier */
                to?: string;
                /** @description Words that all stand in version, theme, people, components or changes */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseList"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResult"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what is known: answered with 304 while it is still that */
                "if-none-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Still what the ETag says */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActorRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shipRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskReport"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cloneRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloneRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanResult"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Only messages to these readers */
                audience?: "users" | "developers" | "enterprise" | "smb" | "operations" | "support" | "product" | "marketing" | "development" | "approvers";
            };
            header?: never;
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
                /** @description As the list has it: `release_day:users:docs` */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedMessage"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyLog: {
        parameters: {
            query?: {
                /** @description A head noted earlier, as SEQ:HASH */
                head?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogVerdict"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRollouts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutList"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRollout: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what is known: answered with 304 while it is still that */
                "if-none-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description Still what the ETag says */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commandRollout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolloutCommand"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findWindows: {
        parameters: {
            query?: {
                type?: "major" | "minor" | "patch" | "hotfix" | "security";
                /** @description Name of a component; all by default */
                component?: string | string[];
                /** @description Id or version of a release that looks for its time */
                release?: string;
                /** @description Local date or time; now by default */
                from?: string;
                /** @description Local date, which belongs to the range, or time; four weeks later by default */
                to?: string;
                /** @description A date on which it may start; any by default */
                date?: string | string[];
                /** @description How long traffic moves, such as 2h; what the steps take by default */
                duration?: string;
                limit?: number;
                /** @description IANA name of a time zone; that of the calendar by default */
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowSearch"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAgenda: {
        parameters: {
            query?: {
                /** @description Local date or time; now by default */
                from?: string;
                /** @description Local date, which belongs to the range, or time; four weeks later by default */
                to?: string;
                /** @description IANA name of a time zone; that of the calendar by default */
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agenda"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendarEntries: {
        parameters: {
            query?: {
                kind?: "freeze" | "train" | "window" | "peak";
                /** @description Id or name of one of them */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEntryList"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCalendarEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendarEntry"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEntry"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCalendarEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what is known: answered with 304 while it is still that */
                "if-none-match"?: string;
            };
            path: {
                /** @description Id of an entry */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEntry"];
                };
            };
            /** @description Still what the ETag says */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCalendarEntry: {
        parameters: {
            query: {
                actor: string;
                kind?: "freeze" | "train" | "window" | "peak";
            };
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Id of an entry */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEntry"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCalendarEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Id of an entry */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarEntryEdit"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEntry"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarImport"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarImportResult"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCalendar: {
        parameters: {
            query?: {
                /** @description Local date; three months ago by default */
                from?: string;
                /** @description Local date; three years ahead by default */
                to?: string;
            };
            header?: {
                /** @description ETag of what is known: answered with 304 while it is still that */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Still what the ETag says */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overrideFreeze: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
                /** @description ETag of what was read: refused with 412 when it changed since */
                "if-match"?: string;
            };
            path: {
                /** @description Release id, or version with or without v */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeOverrideRequest"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    computeSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh key for each request: repeating it with the same request gives the same answer again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    start?: string;
                    finish?: string | number;
                    calendar?: {
                        /** @default UTC */
                        zone?: string;
                        /**
                         * @default [
                         *       "mon",
                         *       "tue",
                         *       "wed",
                         *       "thu",
                         *       "fri"
                         *     ]
                         */
                        workingDays?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                        workingHours?: string;
                        holidays?: (string | {
                            date?: string;
                            from?: string;
                            to?: string;
                            name?: string;
                        })[];
                        people?: {
                            [key: string]: {
                                workingDays?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                                share?: string | number;
                                away?: (string | {
                                    date?: string;
                                    from?: string;
                                    to?: string;
                                    name?: string;
                                })[];
                            };
                        };
                    };
                    asOf?: string | number;
                    seed?: number;
                    runs?: number;
                    tasks: {
                        id: string | number;
                        name?: string;
                        duration?: number | {
                            optimistic: number;
                            likely: number;
                            pessimistic: number;
                        };
                        estimate?: {
                            optimistic: number;
                            likely: number;
                            pessimistic: number;
                        };
                        optimistic?: number;
                        likely?: number;
                        pessimistic?: number;
                        dependsOn?: {
                            id: string | number;
                            /**
                             * @default FS
                             * @enum {string}
                             */
                            kind?: "FS" | "SS" | "FF" | "SF";
                            /** @default 0 */
                            lag?: number;
                            /** @default false */
                            elapsed?: boolean;
                        }[];
                        owner?: string;
                        notBefore?: string | number;
                        on?: string | number;
                        deadline?: string | number;
                        actualStart?: string | number;
                        actualFinish?: string | number;
                        remaining?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                after?: number;
                /** @description Only events of this release: its id or version */
                release?: string;
                /** @description Only events of this type, or of a noun, like `rollout.*` */
                type?: string;
                /** @description Only what this person did, written as the log has it */
                actor?: string;
                limit?: number;
                /** @description `next` of the page before; wins over `after` */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                after?: number;
                /** @description Only events of this release: its id or version */
                release?: string;
            };
            header?: {
                /** @description Number of the last event that came through; wins over `after` */
                "last-event-id"?: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it ends only with the server or the client */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        pid: number;
                    };
                };
            };
        };
    };
    readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                        checks: {
                            [key: string]: "ok";
                        };
                    };
                };
            };
            /** @description Refused, and why */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Failed, and why */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text exposition format, version 0.0.4 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
