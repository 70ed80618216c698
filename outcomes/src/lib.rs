//! Pure ladder statistics: what happened on the participation ladder, counted in persons.
//!
//! Nothing here knows of a database, a clock or chance. Read it in this order:
//!
//! 1. [`ladder`]: the rungs, and a person's dated stays on them.
//! 2. [`course`]: those stays laid end to end, one main place per day.
//! 3. [`movements`]: the one table that names every change from one day to the next.
//! 4. [`stock`]: who stands where on a date.
//! 5. [`share`]: the year's share that stepped to paid work, and a person's own aim.
//! 6. [`disclosure`]: which numbers must stay hidden so that nobody is recognised.

pub mod course;
pub mod disclosure;
pub mod ladder;
pub mod movements;
pub mod share;
pub mod stock;

pub use course::{Definition, Spell, course};
pub use disclosure::{Cell, Published, Table, hide, hide_list, percentage};
pub use ladder::{Period, Place, Rung, Stay, Window};
pub use movements::{Kind, Movement, movements};
pub use share::{
    Share, active_on_low_rung, first_step_to_paid_work_after_low, reached_aim, share_to_paid_work,
};
pub use stock::{Stock, stock};
