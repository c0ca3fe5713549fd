//! The company of the default scene, a project a line.
//!
//! `path | words | mirrors`. A word is a visibility, `archived`, `developer` (the demo's maintainer
//! is only a Developer there), `branches=` with the default branch first, or `pull=` with the state of
//! a pull mirror. Push mirrors are parted by
//! `;` and read `host health age flags`: see `mirror_line` and `health` for the words.

pub(super) const FLEET: &str = "
acme/platform/payments-api | branches=main,release/1,release/2,sepa | github auth 3d protected; codeberg ok 4m; dr ok 3m keep
acme/platform/checkout | branches=main,release/7 | github ok 6m; codeberg ok 6m protected; dr ok 5m
acme/platform/identity | | github ok 31m protected; gitlab declined 2d; dr ok 30m
acme/platform/notifications | | github retry 5h; codeberg ok 2h
acme/platform/rate-limiter | public | github ok 14m; codeberg ok 14m; bitbucket nouser never
acme/platform/feature-flags | branches=main,ui | github ok 52m; gitlab ok 52m protected
acme/platform/audit-log | | dr stuck 4d; github off 40d protected
acme/platform/gateway | branches=main,release/2,release/3,http3 | github ok 2m regex=^release/.*; codeberg ok 2m; partner ok 11m protected; dr running 1h
acme/platform/scheduler | | github ok 3h; codeberg diverged 6d keep
acme/platform/webhooks | branches=main,retries | github ok 48m; partner forbidden 8d
acme/platform/core/ledger | branches=main,release/1,release/2 | dr running 14m regex=^release/.*; github ok 18m protected; partner ok 20m
acme/platform/core/settlement | branches=main,release/1 | dr ok 9m protected; github ok 9m protected
acme/platform/core/currency | public | github ok 1h; codeberg ok 1h; bitbucket ok 1h
acme/platform/core/kyc | | dr hostkey never; partner ok 2h protected
acme/platform/core/statements | branches=main,pdf | dr ok 26m; partner ok 26m
acme/web/storefront | branches=main,release/40,release/41,theme | github ok 1m; codeberg ok 1m protected; gitlab ok 2m
acme/web/design-tokens | public | github diverged 6h keep; codeberg ok 40m
acme/web/design-system | public branches=main,next | github ok 35m; codeberg ok 35m; bitbucket ok 36m
acme/web/checkout-ui | branches=main,a11y | github ok 22m; gitlab ok 22m protected
acme/web/marketing-site | | github ok 5h; agency ok 5h protected; agency-old nohost 90d
acme/web/accessibility-audit | public | codeberg stale 12d
acme/web/cookie-banner | public | github off 200d; codeberg stale 33d
acme/web/mobile-app | branches=main,release/12 | github retry 1d; codeberg ok 50m
acme/mobile/ios-app | branches=main,release/9,widgets | github ok 12m protected; dr ok 12m; agency auth 16d
acme/mobile/android-app | branches=main,release/9 | github ok 13m protected; dr ok 13m; agency auth 16d
acme/mobile/push-relay | | github ok 2h; codeberg ok 2h
acme/mobile/shared-kotlin | public | github ok 3h; codeberg ok 3h; bitbucket missing 60d
acme/mobile/release-notes | | github unproven 0m
acme/data/warehouse | branches=main,lineage | dr ok 55m; github ok 55m protected
acme/data/etl-jobs | branches=main,nightly | dr stuck 2d; github ok 4h
acme/data/metrics-models | | github ok 6h; codeberg stale 3d
acme/data/events-schema | public | github ok 17m; codeberg ok 17m; partner ok 18m; bitbucket ok 19m
acme/data/notebooks | pull=auth | lab never; github off-never
acme/data/churn-model | | lab stale 21d; dr ok 8h
acme/data/feature-store | branches=main,online | lab ok 7h; dr ok 7h; github ok 7h protected
acme/infra/terraform-modules | public branches=main,v2 | github ok 8m; codeberg ok 8m; gitlab ok 9m
acme/infra/kubernetes-base | branches=main,release/1.33 | github ok 28m protected; dr ok 28m
acme/infra/edge-config | branches=main,canary | edge-fra ok 2m; edge-ams ok 2m; edge-lhr ok 2m; edge-cdg retry 40m; edge-mad ok 3m; edge-waw ok 3m; edge-arn auth 9h; edge-iad ok 2m; edge-sfo ok 2m; edge-gru timeout 1d; edge-sin off 30d; edge-syd off-never
acme/infra/ansible-roles | public | github ok 2h; codeberg ok 2h; bitbucket off 120d
acme/infra/dns-zones | | dr ok 19m protected; partner publickey never
acme/infra/backup-agent | | dr ok 10h; github stale 2d
acme/infra/ci-templates | public branches=main,v3 | github ok 16m; codeberg ok 16m; gitlab ok 16m; bitbucket ok 17m
acme/infra/image-builder | | github ok 9h; dr ok 9h
acme/infra/status-page | public | github ok 11h; gitlab moved never
acme/security/secrets-scanner | public pull=ok | github ok 21m; codeberg ok 21m
acme/security/threat-models | developer | dr ok 3h
acme/security/policy-bundles | branches=main,eu | dr ok 45m protected; partner ok 45m protected
acme/security/sbom-tool | public | github declined 20h; codeberg ok 1h; gitlab ok 1h
acme/docs/handbook | public | codeberg ok 2m; github ok 3m
acme/docs/api-reference | public branches=main,v2 | github ok 24m; codeberg ok 24m; partner auth 5d
acme/docs/runbooks | | dr ok 2h protected
acme/docs/brand-assets | | agency stale 48d; bitbucket off 70d
acme/oss/tiny-http | public branches=main,0.9 | github ok 10m; codeberg ok 10m; gitlab ok 10m; bitbucket ok 10m
acme/oss/csv-cleaner | public | github ok 4h; codeberg ok 4h; gitlab unproven 0m
acme/oss/retry-kit | public branches=main,2.x | github ok 33m; codeberg ok 33m; bitbucket nouser never
acme/oss/log-shipper | public | github diverged 2d keep; codeberg ok 58m; gitlab ok 58m
acme/labs/hackday | | lab off-never
acme/labs/sandbox | |
acme/archive/old-monolith | archived | bitbucket stale 400d protected
acme/archive/legacy-billing | branches=main,release/5 | agency-old nohost 210d; github missing 95d
";
