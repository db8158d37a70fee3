"""Teams of named shifts a whole schedule of a person at a time: columns, their prices, rotas of them."""
