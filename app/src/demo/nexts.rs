//! Where people go from a work form, with the weight of each: invented numbers that together make
//! about 15 % of the people on rungs 3 and 4 take the step to paid work in a year.

use super::forms::Form::{
    self, Activation, Ama, AmaSocial, Article60, Collective, Enclave, Individual, LocalServices,
    Neighbourhood, Regular, Supported, Volunteering, Welcome,
};
use super::forms::Next::{self, Illness, Out, Sideways, To, WorksOn};

type Weighted = &'static [(Next, u32)];

/// What may come after a stay in a form.
pub fn after(form: Form) -> Weighted {
    match form {
        Welcome => WELCOME,
        Ama => AMA,
        Volunteering => VOLUNTEERING,
        AmaSocial => AMA_SOCIAL,
        Activation => ACTIVATION,
        Neighbourhood => NEIGHBOURHOOD,
        Article60 => ARTICLE_60,
        Collective => COLLECTIVE,
        Enclave => ENCLAVE,
        LocalServices => LOCAL_SERVICES,
        Individual => INDIVIDUAL,
        Supported => SUPPORTED,
        Regular => REGULAR,
    }
}

const WELCOME: Weighted = &[(To(Ama), 55), (To(Activation), 15), (To(Volunteering), 8), (Out, 22)];
const AMA: Weighted = &[
    (Sideways, 24),
    (To(AmaSocial), 14),
    (To(Activation), 14),
    (To(Volunteering), 5),
    (To(Collective), 13),
    (To(LocalServices), 3),
    (To(Article60), 6),
    (To(Supported), 4),
    (To(Neighbourhood), 3),
    (Illness, 12),
    (Out, 13),
];
const VOLUNTEERING: Weighted = &[
    (To(Ama), 25),
    (To(Collective), 6),
    (To(Regular), 4),
    (Sideways, 20),
    (Illness, 12),
    (Out, 33),
];
const AMA_SOCIAL: Weighted = &[
    (To(Collective), 34),
    (To(Individual), 6),
    (To(LocalServices), 6),
    (To(Supported), 4),
    (To(Ama), 16),
    (Sideways, 8),
    (Illness, 12),
    (Out, 14),
];
const ACTIVATION: Weighted = &[
    (To(Collective), 18),
    (To(Article60), 10),
    (To(Supported), 8),
    (To(Regular), 8),
    (To(LocalServices), 6),
    (To(Individual), 4),
    (To(Ama), 18),
    (Illness, 10),
    (Out, 18),
];
const NEIGHBOURHOOD: Weighted =
    &[(To(Collective), 14), (To(Regular), 12), (To(Ama), 36), (Illness, 8), (Out, 30)];
const ARTICLE_60: Weighted = &[
    (To(Regular), 20),
    (To(Supported), 14),
    (To(Collective), 18),
    (To(LocalServices), 8),
    (To(Ama), 16),
    (Illness, 8),
    (Out, 16),
];
const COLLECTIVE: Weighted = &[
    (Sideways, 14),
    (To(Enclave), 20),
    (To(Individual), 10),
    (To(LocalServices), 3),
    (To(Regular), 6),
    (To(Ama), 10),
    (To(AmaSocial), 6),
    (Illness, 16),
    (Out, 15),
];
const ENCLAVE: Weighted = &[
    (To(Individual), 20),
    (To(Supported), 8),
    (To(Regular), 12),
    (To(Collective), 24),
    (To(Ama), 6),
    (Illness, 14),
    (Out, 16),
];
const LOCAL_SERVICES: Weighted = &[
    (To(Regular), 16),
    (To(Individual), 14),
    (To(Collective), 16),
    (To(Ama), 14),
    (Illness, 14),
    (Out, 26),
];
const INDIVIDUAL: Weighted = &[
    (To(Regular), 22),
    (To(Collective), 14),
    (To(AmaSocial), 6),
    (Illness, 18),
    (Out, 20),
    (WorksOn, 20),
];
const SUPPORTED: Weighted = &[
    (To(Regular), 36),
    (To(Activation), 10),
    (To(Ama), 8),
    (Illness, 18),
    (Out, 14),
    (WorksOn, 14),
];
const REGULAR: Weighted = &[(WorksOn, 66), (To(Activation), 10), (Sideways, 8), (Illness, 16)];
