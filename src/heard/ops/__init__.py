"""Running the office: demonstration, serving, set-up."""
