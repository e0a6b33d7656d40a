"""How people really ask: requests, questions and talk in free wording, with families held out of training."""
