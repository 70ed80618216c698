//! The command line.

use clap::{Parser, Subcommand};
use jiff::civil::Date;
use opstap::config::{self, Place, Reach};
use opstap::figures::{command, period::Period};
use opstap::start;
use outcomes::Window;
use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;

/// Opstap: the working tool of a regional work-and-welfare network.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a network. An empty folder leads the first administrator through setting up.
    Serve(Serve),
    /// Print the ladder of the network: who stood where, who moved, the share that stepped to paid
    /// work. Nothing is hidden here: keep it as carefully as the data itself.
    Figures(Figures),
}

#[derive(clap::Args)]
struct Figures {
    #[command(flatten)]
    place: Place,
    /// First day (2025-01-01). Default: the last full calendar year.
    #[arg(long, value_name = "DAY", requires = "to")]
    from: Option<Date>,
    /// Last day, which counts too.
    #[arg(long, value_name = "DAY", requires = "from")]
    to: Option<Date>,
    /// As JSON, for another program.
    #[arg(long)]
    json: bool,
}

impl Figures {
    async fn run(&self) -> Result<(), String> {
        let app = start::app(&self.place, Reach::default()).await?;
        let window = match (self.from, self.to) {
            (Some(from), Some(to)) => Window::new(from, to).map_err(|e| e.to_string())?,
            _ => Period::usual(app.today()).window(app.today()),
        };
        let printed = command::figures(&app.db, window).await.map_err(|e| e.to_string())?;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&printed).map_err(|e| e.to_string())?);
        } else {
            print!("{}", printed.text());
        }
        Ok(())
    }
}

#[derive(clap::Args)]
struct Serve {
    #[command(flatten)]
    place: Place,
    /// Address to listen on.
    #[arg(long, value_name = "ADDR", env = "OPSTAP_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address people type, such as https://opstap.example.
    #[arg(long, value_name = "URL", env = "OPSTAP_PUBLIC_URL")]
    public_url: Option<String>,
    /// Address of the HTTPS proxy in front.
    #[arg(long, value_name = "ADDR", env = "OPSTAP_TRUSTED_PROXY")]
    trusted_proxy: Option<IpAddr>,
}

impl Serve {
    fn reach(&self) -> Result<Reach, String> {
        let mut reach = config::read_file(&self.place.data)?;
        reach.public_url = self.public_url.clone().or(reach.public_url);
        reach.trusted_proxy = self.trusted_proxy.or(reach.trusted_proxy);
        Ok(reach)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("OPSTAP_LOG")
        .unwrap_or_else(|_| "info,sqlx=warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("opstap: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), String> {
    match arguments.command {
        Command::Serve(serve) => {
            let app = start::app(&serve.place, serve.reach()?).await?;
            start::serve(app, serve.listen).await
        }
        Command::Figures(figures) => figures.run().await,
    }
}
